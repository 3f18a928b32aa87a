// Makes or uses a passkey and sends the browser's answer with the form around it.
const say = (vi: string, en: string) => (document.documentElement.lang === 'en' ? en : vi)

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  if (
    typeof PublicKeyCredential !== 'function' ||
    !('parseRequestOptionsFromJSON' in PublicKeyCredential)
  )
    break
  form.hidden = false
  form.addEventListener('submit', (event) => {
    const answer = form.querySelector<HTMLInputElement>('input[name=answer]')
    if (!answer || answer.value !== '') return
    event.preventDefault()
    event.stopImmediatePropagation()
    void ask(form, answer)
  })
}

async function ask(form: HTMLFormElement, answer: HTMLInputElement) {
  const note = form.querySelector<HTMLElement>('[data-passkey-note]')
  try {
    const credential = await credentialFor(form)
    answer.value = JSON.stringify(credential)
    form.requestSubmit()
  } catch {
    if (!note) return
    note.hidden = false
    note.textContent = say(
      'Chưa dùng được khóa bảo mật. Hãy thử lại, hoặc dùng mã 6 số.',
      'The passkey could not be used. Try again, or use the six-digit code.',
    )
  }
}

async function credentialFor(form: HTMLFormElement): Promise<unknown> {
  const options: unknown = JSON.parse(form.dataset['options'] ?? '{}')
  const credential =
    form.dataset['passkey'] === 'create'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
            options as PublicKeyCredentialCreationOptionsJSON,
          ),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
            options as PublicKeyCredentialRequestOptionsJSON,
          ),
        })
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey')
  return credential.toJSON()
}
