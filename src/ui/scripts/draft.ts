// Keeps what is typed into a long form on the server, a moment after each pause.
import { onPage } from './lib/page.ts'
import { say } from './lib/words.ts'

const pause = 1_500
const again = 15_000
const kept = new WeakSet<HTMLFormElement>()

onPage(() => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) {
    if (!kept.has(form)) keep(form)
    kept.add(form)
  }
})

function keep(form: HTMLFormElement) {
  const url = form.dataset['autosave'] ?? ''
  const note = form.querySelector<HTMLElement>('[data-draft-note]')
  let timer: ReturnType<typeof setTimeout> | undefined
  let sent = contentOf(form)

  const save = async () => {
    clearTimeout(timer)
    const content = contentOf(form)
    if (content === sent || !form.isConnected) return
    const answer = await post(url, content)
    if (answer === 'saved') sent = content
    if (note) note.textContent = wordsFor(answer, new Date())
    // A lost signal comes back: try again, without the reader having to type.
    if (answer === 'lost') timer = setTimeout(() => void save(), again)
  }

  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), pause)
  })
  form.addEventListener('change', () => void save())
  form.addEventListener('submit', () => clearTimeout(timer))
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save()
  })
}

/** The fields as the form would send them, without files: those go with the form itself. */
function contentOf(form: HTMLFormElement): string {
  const fields = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return new URLSearchParams(fields).toString()
}

type Answer = 'saved' | 'signed-out' | 'lost'

async function post(url: string, body: string): Promise<Answer> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  // Browsers send at most 64 kB of what may outlive the page.
  const keepalive = body.length < 60_000
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, keepalive })
    if (answer.status === 401 || answer.status === 403 || answer.redirected) return 'signed-out'
    return answer.ok ? 'saved' : 'lost'
  } catch {
    return 'lost'
  }
}

function wordsFor(answer: Answer, now: Date): string {
  const time = now.toTimeString().slice(0, 5)
  if (answer === 'saved') return say(`Đã lưu lúc ${time}`, `Saved at ${time}`)
  if (answer === 'lost') {
    return say(
      'Chưa lưu được, sẽ tự thử lại. Bạn cứ điền tiếp.',
      'Not saved yet, we will try again by ourselves. Carry on.',
    )
  }
  return say(
    'Phiên đăng nhập đã hết. Chữ đã điền vẫn ở đây: hãy đăng nhập ở một thẻ khác rồi điền tiếp.',
    'Your session has ended. What you typed is still here: sign in in another tab, then carry on.',
  )
}
