// Brings the first page back when nobody touches the screen, and reads the code of a receipt with the camera.
import { canScan, scanInto } from '#ui/scripts/lib/camera.ts'
import { onPage } from '#ui/scripts/lib/page.ts'
import { say } from '#ui/scripts/lib/words.ts'

const tended = new WeakSet<HTMLElement>()

const touches = ['pointerdown', 'keydown', 'input', 'wheel', 'focusin'] as const

onPage(() => {
  const note = document.querySelector<HTMLElement>('[data-idle]')
  if (note && !tended.has(note)) watchIdle(note)
  const form = document.querySelector<HTMLFormElement>('[data-kiosk-find]')
  if (form && !tended.has(form)) tendFinding(form)
})

function watchIdle(note: HTMLElement) {
  tended.add(note)
  const seconds = Number(note.dataset['idle'])
  const announced = Number(note.dataset['announced'])
  let last = performance.now()
  for (const name of touches)
    addEventListener(name, () => {
      last = performance.now()
      note.textContent = ''
    })
  setInterval(() => {
    if (!isUsed(note)) return
    const idle = (performance.now() - last) / 1_000
    if (idle >= seconds) location.replace(note.dataset['to'] ?? '/')
    else if (idle >= seconds - announced && note.textContent === '')
      note.textContent = note.dataset['said'] ?? ''
  }, 500)
}

/** The first page as it waits need not come back to itself. */
function isUsed(note: HTMLElement) {
  const typed = document.querySelector<HTMLInputElement>('[data-kiosk-find] input')?.value ?? ''
  return 'changed' in note.dataset || typed !== ''
}

function tendFinding(form: HTMLFormElement) {
  tended.add(form)
  const input = form.querySelector<HTMLInputElement>('input')
  if (!input) return
  // A scanner types into what has the focus; a touch beside the field must not lose it.
  addEventListener('pointerup', ({ target }) => {
    if (target instanceof Element && !target.closest('a, button, input')) input.focus()
  })
  if (canScan()) addCamera(form, input)
}

function addCamera(form: HTMLFormElement, input: HTMLInputElement) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button--secondary'
  button.textContent = say('Quét bằng camera', 'Scan with the camera')
  form.append(button)
  button.addEventListener('click', () => {
    void scanInto(form, {
      title: say('Quét mã QR trên giấy tiếp nhận', 'Scan the code on the receipt'),
      hint: say('Đưa mã QR vào giữa khung hình.', 'Hold the code in the middle.'),
      fault: say(
        'Không mở được camera. Hãy ghi mã hồ sơ.',
        'The camera stays shut. Type the code.',
      ),
      isWhole: (text) => /\/tra-cuu\/|-\d{6}-\d{4,}$/.test(text),
    }).then((text) => {
      if (text === undefined) return
      input.value = text
      form.submit()
    })
  })
}
