// Reads the square code of an identity card: a scanner that types like a keyboard, or the camera where the browser reads codes.
import { canScan, scanInto } from '#ui/scripts/lib/camera.ts'
import { onPage } from '#ui/scripts/lib/page.ts'
import { say } from '#ui/scripts/lib/words.ts'

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
  if (canScan()) addCamera(part, input, look)
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

const scan = (part: HTMLElement) =>
  scanInto(part, {
    title: say('Quét mã QR trên thẻ', 'Scan the code of the card'),
    hint: say('Đưa mã QR trên thẻ vào giữa khung hình.', 'Hold the code in the middle.'),
    fault: say(
      'Không mở được camera. Hãy cho phép dùng camera, hoặc chọn ảnh chụp thẻ.',
      'The camera cannot be opened. Allow it, or choose a picture of the card.',
    ),
    isWhole,
  })
