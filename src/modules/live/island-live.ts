// The microphone of the page. It is opened before the devices are called, so that a refusal calls nobody; then the page of the talk takes
// this one's place and the recorder runs on. What is recorded goes to the server in order, half a second each.
import { onPage, showPage } from '#ui/scripts/lib/page.ts'
import { say } from '#ui/scripts/lib/words.ts'

const kinds = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4']
/** Parts that may wait when the network is slow: about twenty seconds. */
const mostWaiting = 40

let microphone: MediaStream | undefined

const tended = new WeakSet<HTMLElement>()

function once(part: HTMLElement | null): part is HTMLElement {
  if (!part || tended.has(part)) return false
  tended.add(part)
  return true
}

function tell(text: string) {
  const said = document.querySelector('[data-speak-said]')
  if (said) said.textContent = text
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
    microphone = await open()
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

const open = () =>
  navigator.mediaDevices.getUserMedia({
    audio: {
      channelCount: 1,
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
    },
  })

function close() {
  for (const track of microphone?.getTracks() ?? []) track.stop()
  microphone = undefined
}

function whyNot(error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError')
    return say(
      'Trình duyệt chưa được phép dùng micro. Hãy cho phép rồi bấm lại.',
      'The browser may not use the microphone. Allow it, then press again.',
    )
  if (name === 'NotFoundError')
    return say('Máy này không có micro.', 'This computer has no microphone.')
  return say(
    'Không bắt đầu được. Hãy kiểm tra mạng rồi bấm lại.',
    'It could not begin. Check the network, then press again.',
  )
}

function speak(place: HTMLElement) {
  const kind = kinds.find((one) => MediaRecorder.isTypeSupported(one))
  if (!microphone || kind === undefined)
    return tell(
      say(
        'Trang đã được tải lại nên micro đã tắt. Hãy kết thúc rồi bắt đầu lần mới.',
        'The page was loaded again, so the microphone is off. End this talk and begin anew.',
      ),
    )
  const { speak: address = '', speakMost = '0', speakChunk = '500' } = place.dataset
  const stream = microphone
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

/** One part after the other, in order; one that did not arrive is sent again. */
function sender(address: string, kind: string, onEnd: () => void) {
  const waiting: Blob[] = []
  let number = 0
  let isSending: Promise<void> | undefined
  let isOver = false

  async function send() {
    for (let part = waiting[0]; part && !isOver; part = waiting[0]) {
      const answer = await fetch(`${address}/${number}`, {
        method: 'POST',
        headers: { 'content-type': kind.split(';', 1)[0] ?? kind },
        body: part,
      }).catch(() => undefined)
      if (answer?.ok) {
        waiting.shift()
        number += 1
      } else if (answer && answer.status >= 400 && answer.status < 500) over()
      else await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }

  function over() {
    isOver = true
    onEnd()
    location.reload()
  }

  return {
    add(part: Blob) {
      waiting.push(part)
      if (waiting.length > mostWaiting) tell(tooSlow())
      isSending ??= send().finally(() => (isSending = undefined))
    },
    rest: async () => {
      await isSending
      await send()
    },
  }
}

const tooSlow = () =>
  say(
    'Mạng chậm, loa có thể bị ngắt. Hãy nói chậm lại hoặc kết thúc.',
    'The network is slow and the horns may break off. Speak slowly, or end.',
  )

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

function showTime(seconds: number, most: number) {
  const time = document.querySelector('[data-speak-time]')
  if (time) time.textContent = `${clock(seconds)} / ${clock(most)}`
}

async function ask(address: string) {
  const answer = await fetch(`${address}/trang-thai`).catch(() => undefined)
  if (!answer?.ok) return
  const { listeners, clusters, howEnded } = (await answer.json()) as Record<string, unknown>
  if (howEnded !== null) return location.reload()
  const heard = document.querySelector('[data-speak-heard]')
  if (heard)
    heard.textContent = say(
      `${Number(listeners)} trên ${Number(clusters)} cụm loa đang nghe.`,
      `${Number(listeners)} of ${Number(clusters)} clusters are listening.`,
    )
}

/** Whoever speaks sees that the microphone hears. */
function showLevel(stream: MediaStream) {
  const meter = document.querySelector<HTMLMeterElement>('[data-speak-level]')
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Uint8Array(analyser.fftSize)
  const look = () => {
    analyser.getByteTimeDomainData(samples)
    const peak = samples.reduce((most, one) => Math.max(most, Math.abs(one - 128)), 0)
    if (meter) meter.value = peak / 128
    if (stream.active) requestAnimationFrame(look)
    else void context.close()
  }
  look()
}
