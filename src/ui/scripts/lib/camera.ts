// Reads a square code with the camera, where the browser can read codes.
import { say } from './words.ts'

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
declare global {
  interface Window {
    BarcodeDetector?: new (options: { formats: string[] }) => Detector
  }
}

export const canScan = (): boolean =>
  window.BarcodeDetector !== undefined && 'mediaDevices' in navigator

export type Scanning = {
  /** What is looked for. */
  title: string
  hint: string
  /** What to do when the camera stays shut. */
  fault: string
  isWhole: (text: string) => boolean
}

/** Opens a picture of the camera over the page until a code is read or it is closed. */
export async function scanInto(part: HTMLElement, s: Scanning): Promise<string | undefined> {
  const box = document.createElement('dialog')
  box.className = 'scan-box'
  box.ariaLabel = s.title
  const note = document.createElement('p')
  note.role = 'status'
  note.textContent = s.hint
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
    return await watch(box, video, s.isWhole)
  } catch {
    note.textContent = s.fault
    await new Promise((closed) => box.addEventListener('close', closed, { once: true }))
    return undefined
  } finally {
    box.remove()
  }
}

async function watch(
  box: HTMLDialogElement,
  video: HTMLVideoElement,
  isWhole: Scanning['isWhole'],
): Promise<string | undefined> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1920 } },
  })
  try {
    video.srcObject = stream
    await video.play()
    const detector = new window.BarcodeDetector!({ formats: ['qr_code'] })
    while (box.open) {
      const codes = await detector.detect(video)
      const found = codes.find(({ rawValue }) => isWhole(rawValue))
      if (found) return found.rawValue
      await new Promise((wake) => setTimeout(wake, 150))
    }
    return undefined
  } finally {
    for (const track of stream.getTracks()) track.stop()
    box.close()
  }
}
