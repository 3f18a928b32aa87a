// The microphone of the page. It is opened before the devices are called, so that a refusal calls nobody; then the page of the talk takes
// this one's place and the recorder runs on. What is recorded goes to the server in order, half a second each.
import { onPage, showPage } from '#ui/scripts/lib/page.ts'
import { say } from '#ui/scripts/lib/words.ts'

import { close, listen, openMicrophone, showLevel, whyNot } from './microphone.ts'
import { sender } from './sending.ts'
import { ask, showTime, tell } from './told.ts'

const kinds = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4']
const tended = new WeakSet<HTMLElement>()

function once(part: HTMLElement | null): part is HTMLElement {
  if (!part || tended.has(part)) return false
  tended.add(part)
  return true
}

onPage(() => {
  const form = document.querySelector<HTMLFormElement>('form#noi')
  if (once(form)) tendStart(form as HTMLFormElement)
  const talk = document.querySelector<HTMLElement>('[data-speak]')
  if (once(talk)) speak(talk)
})

function tendStart(form: HTMLFormElement) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void begin(form)
  })
}

async function begin(form: HTMLFormElement) {
  const button = form.querySelector('button')
  if (button) button.disabled = true
  try {
    await listen()
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string') body.append(name, value)
    }
    const answer = await fetch(form.action, { method: 'POST', body })
    if (!answer.ok) close()
    showPage(await answer.text(), answer.url)
  } catch (error) {
    close()
    tell(whyNot(error))
    if (button) button.disabled = false
  }
}

function speak(place: HTMLElement) {
  const kind = kinds.find((one) => MediaRecorder.isTypeSupported(one))
  const stream = openMicrophone()
  if (!stream || kind === undefined)
    return tell(
      say(
        'Trang đã được tải lại nên micro đã tắt. Hãy kết thúc rồi bắt đầu lần mới.',
        'The page was loaded again, so the microphone is off. End this talk and begin anew.',
      ),
    )
  const { speak: address = '', speakMost = '0', speakChunk = '500' } = place.dataset
  const recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: 48_000 })
  const sending = sender(address, kind, () => stopRecorder())
  const stopRecorder = () => {
    if (recorder.state !== 'inactive') recorder.stop()
    close()
  }
  recorder.addEventListener('dataavailable', ({ data }) => data.size > 0 && sending.add(data))
  const began = performance.now()
  recorder.start(Number(speakChunk))
  tell(say('Micro đang mở. Mời nói.', 'The microphone is open. Speak.'))
  showLevel(stream)
  const timer = setInterval(() => {
    const seconds = Math.floor((performance.now() - began) / 1_000)
    showTime(seconds, Number(speakMost))
    if (seconds % 2 === 0) void ask(address)
    if (!stream.active) clearInterval(timer)
  }, 1_000)
  const [stop, end] = ['dung', 'xong'].map((path) =>
    place.querySelector<HTMLFormElement>(`form[action$="/${path}"]`),
  )
  stop?.addEventListener('submit', stopRecorder)
  if (end) tendEnd(end, recorder, sending.rest)
  return undefined
}

/** The last sentence is sent before the end is told. */
function tendEnd(form: HTMLFormElement, recorder: MediaRecorder, rest: () => Promise<void>) {
  form.addEventListener('submit', (event) => {
    if (recorder.state === 'inactive') return
    event.preventDefault()
    recorder.addEventListener('stop', () => void rest().finally(() => form.submit()))
    recorder.stop()
    close()
  })
}
