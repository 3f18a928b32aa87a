// Staff pages are told of changes as they happen. Without it a page is as true as when it was loaded.
import { say } from './lib/words.ts'

type Said = { counts: Record<string, number>; changed: string[] }

const address = '/can-bo/moi'
/** A hidden page gives its connection back after this, in ms: browsers open only six to one server. */
const patience = 10_000
/** A list is fetched anew so often at most, and never by all pages in the same moment, in ms. */
const rest = 15_000
const spread = 4_000
/** Past this nobody is sitting here: a session must not stay alive because a page looks after itself, in ms. */
const away = 5 * 60_000

let source: EventSource | undefined
let hiding: ReturnType<typeof setTimeout> | undefined
let isMissing = false
let seen: string | undefined
let touchedAt = performance.now()
let fetchedAt = -rest
let planned: ReturnType<typeof setTimeout> | undefined

function open() {
  clearTimeout(hiding)
  if (source || document.hidden) return
  source = new EventSource(address)
  source.addEventListener('message', ({ data }) => hear(JSON.parse(String(data)) as Said))
  source.addEventListener('error', () => {
    isMissing = true
    if (source?.readyState === EventSource.CLOSED) close()
  })
}

function close() {
  source?.close()
  source = undefined
  isMissing = true
}

function hear({ counts, changed }: Said) {
  const text = JSON.stringify(counts)
  // What happened while we were not listening shows in the counts.
  const missed = isMissing && seen !== undefined && seen !== text
  isMissing = false
  seen = text
  for (const [href, count] of Object.entries(counts)) showCount(href, count)
  const list = document.querySelector<HTMLElement>('[data-live]')
  const about = list?.dataset['live'] ?? ''
  if (list && (missed || changed.includes(about))) renew(list)
}

function showCount(href: string, count: number) {
  const places = `.sub-nav a[href="${href}"], .side__nav a[href="${href}"]`
  for (const link of document.querySelectorAll(places)) {
    const inNav = link.closest('.side__nav') !== null
    let figure = link.querySelector('.count')
    if (!figure && count > 0) {
      figure = document.createElement('span')
      figure.className = inNav ? 'count count--some' : 'count'
      link.append(figure)
    }
    if (figure instanceof HTMLElement) {
      if (figure.firstChild) figure.firstChild.nodeValue = String(count)
      else figure.textContent = String(count)
      figure.hidden = inNav && count === 0
    }
  }
  const value = document.querySelector(`.stat__label a[href="${href}"]`)?.closest('.stat')
  const shown = value?.querySelector('.stat__value')
  if (shown) shown.textContent = new Intl.NumberFormat(document.documentElement.lang).format(count)
}

/** The reader has nothing ticked and stands nowhere in the list: it may change under her eyes. */
const isQuiet = (list: HTMLElement) =>
  !list.contains(document.activeElement) &&
  [...list.querySelectorAll('input')].every((field) =>
    field.type === 'checkbox' || field.type === 'radio'
      ? field.checked === field.defaultChecked
      : field.value === field.defaultValue,
  )

/** A part that follows by itself says nothing of it: what changes there is mostly what the reader has just asked for. */
const isSilent = (list: HTMLElement) => list.hasAttribute('data-live-silent')

function renew(list: HTMLElement) {
  const isHere = performance.now() - touchedAt < away
  const follows = isHere && (isQuiet(list) || isSilent(list))
  if (!follows || !isSilent(list)) tell(list)
  if (planned !== undefined || !follows) return
  const wait = Math.max(0, fetchedAt + rest - performance.now()) + Math.random() * spread
  planned = setTimeout(() => {
    planned = undefined
    if (document.hidden) return
    if (isQuiet(list)) void swap(list)
    // She is typing there: later.
    else if (isSilent(list)) renew(list)
  }, wait)
}

function tell(list: HTMLElement) {
  const note = noteFor(list)
  if (note.childElementCount > 0) return
  const link = document.createElement('a')
  link.href = location.href
  link.textContent = isSilent(list)
    ? say('Xem tình trạng mới', 'Show the present state')
    : say('Tải lại danh sách', 'Load the list again')
  link.addEventListener('click', (event) => {
    event.preventDefault()
    void swap(list)
  })
  note.replaceChildren(`${say('Có thay đổi.', 'There are changes.')} `, link)
}

function noteFor(list: HTMLElement): HTMLElement {
  const before = list.previousElementSibling
  if (before instanceof HTMLElement && before.classList.contains('live-note')) return before
  const note = document.createElement('output')
  note.className = 'live-note'
  list.before(note)
  return note
}

async function swap(list: HTMLElement) {
  fetchedAt = performance.now()
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => {})
  if (!answer?.ok || answer.redirected) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const next = page.querySelector('[data-live]')
  if (!next) return
  const said = say('Danh sách vừa được cập nhật.', 'The list was just updated.')
  if (isSilent(list)) noteFor(list).remove()
  else noteFor(list).textContent = said
  const open = new Set(folds(list).filter(isUnfolded).map(nameOf))
  for (const fold of folds(next)) if (open.has(nameOf(fold))) fold.setAttribute('open', '')
  list.replaceChildren(...next.childNodes)
}

/** What the reader has unfolded stays so. */
const folds = (part: Element) => [...part.querySelectorAll('details')]
const isUnfolded = (fold: HTMLDetailsElement) => fold.open
const nameOf = (fold: HTMLDetailsElement) => fold.querySelector('summary')?.textContent

for (const name of ['pointerdown', 'keydown', 'scroll'])
  addEventListener(name, () => (touchedAt = performance.now()), { passive: true })
document.addEventListener('visibilitychange', () => {
  if (document.hidden) hiding = setTimeout(close, patience)
  else open()
})
addEventListener('pagehide', close)
addEventListener('pageshow', open)
open()
