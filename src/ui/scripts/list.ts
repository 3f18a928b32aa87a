// Lists by keyboard, and many lines ticked quickly. Without it the links, boxes and buttons are the same.
import { onPage } from './lib/page.ts'
import { say } from './lib/words.ts'

const rows = () => [...document.querySelectorAll<HTMLTableRowElement>('[data-live] tbody tr')]
const boxes = () => [...document.querySelectorAll<HTMLInputElement>('input.pick')]
const linkOf = (row: Element | undefined | null) =>
  row?.querySelector<HTMLAnchorElement>('td a[href]')
const here = () => document.activeElement?.closest('[data-live] tbody tr')

function move(by: 1 | -1) {
  const all = rows()
  const at = all.findIndex((row) => row === here())
  const next = at < 0 ? all[by === 1 ? 0 : all.length - 1] : all[at + by]
  linkOf(next)?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

function tick() {
  const box = here()?.querySelector<HTMLInputElement>('input.pick')
  if (!box) return
  box.checked = !box.checked
  count()
}

function showKeys() {
  const keys = document.querySelector<HTMLDetailsElement>('[data-list-keys]')
  if (!keys) return
  keys.open = !keys.open
  if (keys.open) keys.querySelector('summary')?.focus()
}

const acts: Readonly<Record<string, () => void>> = {
  j: () => move(1),
  k: () => move(-1),
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  x: tick,
  '?': showKeys,
}

/** Arrows move through the list once the reader stands in it; before that they scroll, as everywhere. */
function byKey(event: KeyboardEvent) {
  const at = event.target
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  if (
    at instanceof HTMLElement &&
    at.closest('input:not(.pick), textarea, select, [contenteditable]')
  )
    return
  const act = acts[event.key]
  if (!act || (event.key.startsWith('Arrow') && !here())) return
  event.preventDefault()
  act()
}

function count() {
  const note = document.querySelector('[data-ticked]')
  if (!note) return
  const ticked = boxes().filter(({ checked }) => checked).length
  note.textContent = say(`Đã chọn ${ticked} hồ sơ`, `${ticked} chosen`)
}

/** "Chọn tất cả" ticks in place; without scripts it is a link that does the same. */
function tickAll(event: MouseEvent) {
  const link = event.target instanceof Element && event.target.closest('[data-tick]')
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  const isAll = link.dataset['tick'] === 'all'
  for (const box of boxes()) box.checked = isAll
  link.dataset['tick'] = isAll ? 'none' : 'all'
  link.textContent = isAll
    ? say('Bỏ chọn tất cả', 'Choose none')
    : say('Chọn tất cả trên trang này', 'Choose all on this page')
  count()
}

onPage(() => {
  const keys = document.querySelector<HTMLDetailsElement>('[data-list-keys]')
  if (keys) keys.hidden = false
  count()
})
document.addEventListener('keydown', byKey)
document.addEventListener('click', tickAll)
document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.classList.contains('pick')) count()
})
