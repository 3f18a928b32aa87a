// Looks from time to time whether money came or a statement went on, and shows it in place. Without it the reader loads anew.
import { onPage } from '#ui/scripts/lib/page.ts'

/** Asked soon at first, then more rarely, in ms; nobody stands at a code for longer than an hour. */
const first = 3_000
const longest = 15_000
const patience = 60 * 60_000

const tended = new WeakSet<HTMLElement>()

function keepLooking(place: HTMLElement) {
  const begun = performance.now()
  let wait = first
  async function look() {
    if (!isWaiting(place) || performance.now() - begun > patience) return
    if (!document.hidden && (await isNews(place))) wait = first
    wait = Math.min(wait * 1.15, longest)
    setTimeout(() => void look(), wait)
  }
  setTimeout(() => void look(), wait)
  // Whoever comes back from the bank's app wants to know now.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && isWaiting(place)) void isNews(place)
  })
}

const isWaiting = (place: HTMLElement) => place.isConnected && 'waiting' in place.dataset

/** Puts in what has changed, and says so. */
async function isNews(place: HTMLElement): Promise<boolean> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => {})
  if (!answer?.ok || answer.redirected) return false
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const next = page.querySelector<HTMLElement>('[data-news]')
  if (!next || next.dataset['news'] === place.dataset['news']) return false
  place.dataset['news'] = next.dataset['news'] ?? ''
  if (!('waiting' in next.dataset)) delete place.dataset['waiting']
  place.replaceChildren(...next.childNodes)
  noteFor(place).textContent = place.dataset['said'] ?? ''
  return true
}

function noteFor(place: HTMLElement): HTMLElement {
  const before = place.previousElementSibling
  if (before instanceof HTMLElement && before.classList.contains('live-note')) return before
  const note = document.createElement('output')
  note.className = 'live-note'
  place.before(note)
  return note
}

onPage(() => {
  const place = document.querySelector<HTMLElement>('[data-news]')
  if (!place || tended.has(place)) return
  tended.add(place)
  keepLooking(place)
})
