// The microphone of this page: opened before anybody is called, closed with the talk.
import { say } from '#ui/scripts/lib/words.ts'

let microphone: MediaStream | undefined

/** The one that is open, if any. */
export const openMicrophone = (): MediaStream | undefined => microphone

export async function listen(): Promise<void> {
  microphone = await navigator.mediaDevices.getUserMedia({
    audio: {
      channelCount: 1,
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
    },
  })
}

export function close() {
  for (const track of microphone?.getTracks() ?? []) track.stop()
  microphone = undefined
}

export function whyNot(error: unknown): string {
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

/** Whoever speaks sees that the microphone hears. */
export function showLevel(stream: MediaStream) {
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
