// “Nghe thử” on the form of a bulletin: what is typed is heard without leaving the page. Without this script the button
// sends the form, which comes back as it was, with the sound.
import { onPage } from '#ui/scripts/lib/page.ts'
import { say } from '#ui/scripts/lib/words.ts'

const tended = new WeakSet<Element>()

onPage(() => {
  const place = document.querySelector<HTMLElement>('[data-trial]')
  const button = place?.querySelector('button')
  if (!place || !button || tended.has(place)) return
  tended.add(place)
  button.addEventListener('click', (event) => {
    if (!button.form) return
    event.preventDefault()
    button.disabled = true
    void hear(place, button.form, button.formAction).finally(() => (button.disabled = false))
  })
})

type Trial = { said: string; src: string | null; isCut: boolean }

const told = (place: HTMLElement, text: string) => {
  const line = place.querySelector('[data-trial-told]')
  if (line) line.textContent = text
}

async function hear(place: HTMLElement, form: HTMLFormElement, address: string) {
  told(place, say('Đang đọc…', 'Reading…'))
  const answer = await fetch(address, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: typedIn(form),
  }).catch(() => undefined)
  if (!answer?.ok) return told(place, failed(answer?.status))
  const trial = (await answer.json()) as Trial
  show(place, trial)
  return trial.src === null
    ? told(place, say('Chưa có chữ nào để đọc.', 'There is nothing to read yet.'))
    : play(place, trial.src)
}

/** The text and how it is read; files stay where they are. */
function typedIn(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && ['text', 'voice', 'speed'].includes(name))
      body.append(name, value)
  return body
}

function show(place: HTMLElement, { said, src, isCut }: Trial) {
  const shown = place.querySelector<HTMLElement>('[data-trial-shown]')
  const words = place.querySelector('[data-trial-said]')
  const cut = place.querySelector<HTMLElement>('[data-trial-cut]')
  if (shown) shown.hidden = src === null
  if (words) words.textContent = said
  if (cut) cut.hidden = !isCut
}

/** The sound is fetched first, so that a refusal can be told. */
async function play(place: HTMLElement, src: string) {
  const player = place.querySelector('audio')
  const answer = await fetch(src).catch(() => undefined)
  if (!player || !answer?.ok) return told(place, failed(answer?.status))
  if (player.src.startsWith('blob:')) URL.revokeObjectURL(player.src)
  player.src = URL.createObjectURL(await answer.blob())
  told(place, '')
  // A browser that plays only what is pressed shows the player.
  return player.play().catch(() => undefined)
}

const failed = (status: number | undefined) =>
  status === 429
    ? say(
        'Bạn vừa nghe thử nhiều lần. Chờ một phút rồi bấm lại.',
        'You have listened many times just now. Wait a minute.',
      )
    : say(
        'Chưa nghe được. Hãy thử lại; những gì đã ghi vẫn còn đây.',
        'It could not be read. Try again; what you typed is still here.',
      )
