// Sends a form with files by XMLHttpRequest, because only that tells how far an upload has come.
// The server's answer is shown as if the browser had sent the form; without script it does.
import { problemIn, setFree, showPage } from './lib/page.ts'
import { say } from './lib/words.ts'

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented || !hasFiles(form)) return
  event.preventDefault()
  send(form, event.submitter, progressOf(form))
})

const hasFiles = (form: HTMLFormElement) =>
  [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].some(
    ({ files }) => files !== null && files.length > 0,
  )

type Progress = { show(share: number): void; fail(why: string): void }

function progressOf(form: HTMLFormElement): Progress {
  form.querySelector('.upload-progress')?.remove()
  const box = document.createElement('div')
  box.className = 'upload-progress'
  const text = document.createElement('p')
  text.role = 'status'
  const bar = document.createElement('progress')
  bar.max = 1
  bar.ariaLabel = say('Đang tải tệp lên', 'Uploading')
  box.append(text, bar)
  form.append(box)
  return {
    show(share) {
      bar.value = share
      text.textContent = progressText(Math.floor(share * 100))
    },
    fail(why) {
      bar.remove()
      text.role = 'alert'
      text.textContent = `${why} ${stillHere()}`
      setFree()
    },
  }
}

const stillHere = () => say('Những gì đã điền vẫn còn ở đây.', 'What you filled in is still here.')

const lost = () =>
  say(
    'Mất kết nối khi tải tệp: hãy kiểm tra mạng rồi gửi lại.',
    'The connection was lost: check your network and send again.',
  )

const progressText = (percent: number) =>
  percent < 100
    ? say(`Đang tải tệp lên: ${percent} %`, `Uploading: ${percent} %`)
    : say('Đã tải xong, đang kiểm tra tệp…', 'Uploaded, checking the files…')

function send(form: HTMLFormElement, submitter: HTMLElement | null, progress: Progress) {
  const request = new XMLHttpRequest()
  const action = submitter?.getAttribute('formaction') ?? form.action
  request.open('POST', action)
  request.setRequestHeader('accept', 'text/html')
  request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
    if (lengthComputable) progress.show(loaded / total)
  })
  request.addEventListener('load', () => showAnswer(request, progress))
  request.addEventListener('error', () => progress.fail(lost()))
  request.send(new FormData(form, submitter))
}

/**
 * A refused form is shown under the address of the form, so that reloading asks nothing odd. A page that says only
 * what is wrong (too large, too many, down) does not take the place of what was filled in.
 */
function showAnswer(request: XMLHttpRequest, progress: Progress) {
  const { status, responseURL, responseText } = request
  // A page that renews itself while the work goes on does so only when the browser has opened it.
  if (status < 400 && request.getResponseHeader('refresh')) return location.assign(responseURL)
  if (!request.getResponseHeader('content-type')?.startsWith('text/html')) {
    return status < 400 ? location.assign(responseURL) : progress.fail(lost())
  }
  const problem = problemIn(responseText)
  if (problem !== undefined) return progress.fail(problem)
  showPage(responseText, status < 400 ? responseURL : '')
}
