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
  let isBusy = false
  let isOver = false

  const save = async () => {
    clearTimeout(timer)
    const content = contentOf(form)
    if (content === sent || isOver || !form.isConnected) return
    // One after the other, so that an older text never arrives last.
    if (isBusy) return later(pause)
    isBusy = true
    const answer = await post(url, content)
    isBusy = false
    if (answer.kind === 'saved') sent = content
    if (note) note.textContent = wordsFor(answer, new Date())
    // Another page has written since: this one goes on only by its buttons.
    if (answer.kind === 'refused') isOver = true
    // A lost signal comes back: try again, without the reader having to type.
    if (answer.kind === 'lost') later(again)
  }

  const later = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), wait)
  }

  form.addEventListener('input', () => later(pause))
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

type Answer = { kind: 'saved' | 'signed-out' | 'lost' } | { kind: 'refused'; message: string }

async function post(url: string, body: string): Promise<Answer> {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
  }
  // Browsers send at most 64 kB of what may outlive the page.
  const keepalive = body.length < 60_000
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, keepalive })
    if (answer.status === 401 || answer.status === 403 || answer.redirected)
      return { kind: 'signed-out' }
    if (answer.status === 409) return { kind: 'refused', message: await messageOf(answer) }
    return { kind: answer.ok ? 'saved' : 'lost' }
  } catch {
    return { kind: 'lost' }
  }
}

/** What the server says, in the reader's language. */
async function messageOf(answer: Response): Promise<string> {
  const said: unknown = await answer.json()
  return typeof said === 'object' && said !== null && 'message' in said ? String(said.message) : ''
}

function wordsFor(answer: Answer, now: Date): string {
  const time = now.toTimeString().slice(0, 5)
  if (answer.kind === 'refused') return answer.message
  if (answer.kind === 'saved') return say(`Đã lưu lúc ${time}`, `Saved at ${time}`)
  if (answer.kind === 'lost') {
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
