// Reads the square code of an identity card: a scanner that types like a keyboard, or the camera where the browser reads codes.
import { onPage } from '#ui/scripts/lib/page.ts'
import { say } from '#ui/scripts/lib/words.ts'

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
declare global {
  interface Window {
    BarcodeDetector?: new (options: { formats: string[] }) => Detector
  }
}

/** Number, old number, name, birth, sex, address, day of issue: the last is eight digits. */
const isWhole = (text: string) => /^\d{12}\|[^|]*\|[^|]+\|\d{8}\|.*\|\d{8}/.test(text.trim())

const tended = new WeakSet<HTMLElement>()

onPage(() => {
  const part = document.querySelector<HTMLElement>('[data-scan-card]')
  const input = part?.querySelector<HTMLInputElement>('input[type=text]')
  const look = part?.querySelector<HTMLButtonElement>('button[type=submit]')
  if (!part || !input || !look || tended.has(part)) return
  tended.add(part)
  tendTyping(input, look)
  if (window.BarcodeDetector && 'mediaDevices' in navigator) addCamera(part, input, look)
})

/** Scanners end with Enter, with Tab or with nothing: a whole card looks the person up in each case. */
function tendTyping(input: HTMLInputElement, look: HTMLButtonElement) {
  let idle: number | undefined
  input.addEventListener('input', () => {
    clearTimeout(idle)
    if (isWhole(input.value)) idle = window.setTimeout(() => look.click(), 250)
  })
}

function addCamera(part: HTMLElement, input: HTMLInputElement, look: HTMLButtonElement) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button--secondary'
  button.textContent = say('Quét bằng camera', 'Scan with the camera')
  look.after(button)
  button.addEventListener('click', () => {
    void scan(part).then((text) => {
      if (text === undefined) return
      input.value = text
      look.click()
    })
  })
}

async function scan(part: HTMLElement): Promise<string | undefined> {
  const box = document.createElement('dialog')
  box.className = 'scan-box'
  box.ariaLabel = say('Quét mã QR trên thẻ', 'Scan the code of the card')
  const note = document.createElement('p')
  note.role = 'status'
  note.textContent = say('Đưa mã QR trên thẻ vào giữa khung hình.', 'Hold the code in the middle.')
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  const stop = document.createElement('button')
  stop.type = 'button'
  stop.className = 'button button--secondary'
  stop.textContent = say('Đóng', 'Close')
  box.append(note, video, stop)
  part.append(box)
  stop.addEventListener('click', () => box.close())
  box.showModal()
  try {
    return await watch(box, video)
  } catch {
    note.textContent = say(
      'Không mở được camera. Hãy cho phép dùng camera, hoặc chọn ảnh chụp thẻ.',
      'The camera cannot be opened. Allow it, or choose a picture of the card.',
    )
    await new Promise((closed) => box.addEventListener('close', closed, { once: true }))
    return undefined
  } finally {
    box.remove()
  }
}

async function watch(box: HTMLDialogElement, video: HTMLVideoElement): Promise<string | undefined> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1920 } },
  })
  try {
    video.srcObject = stream
    await video.play()
    const detector = new window.BarcodeDetector!({ formats: ['qr_code'] })
    while (box.open) {
      const codes = await detector.detect(video)
      const card = codes.find(({ rawValue }) => isWhole(rawValue))
      if (card) return card.rawValue
      await new Promise((wake) => setTimeout(wake, 150))
    }
    return undefined
  } finally {
    for (const track of stream.getTracks()) track.stop()
    box.close()
  }
}
