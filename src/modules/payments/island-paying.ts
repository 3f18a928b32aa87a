// Looks from time to time whether the money came, and shows it in place. Without it the reader presses the button.
import { onPage } from '#ui/scripts/lib/page.ts'
import { say } from '#ui/scripts/lib/words.ts'

/** Asked soon at first, then more rarely, in ms; nobody stands at a code for longer than an hour. */
const first = 3_000
const longest = 15_000
const patience = 60 * 60_000

const tended = new WeakSet<HTMLElement>()

function keepLooking(place: HTMLElement) {
  const begun = performance.now()
  let wait = first
  async function look() {
    if (!place.isConnected || performance.now() - begun > patience) return
    if (!document.hidden && (await isNews(place))) return
    wait = Math.min(wait * 1.15, longest)
    setTimeout(() => void look(), wait)
  }
  setTimeout(() => void look(), wait)
  // Whoever comes back from the bank's app wants to know now.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && place.isConnected) void isNews(place)
  })
}

/** Puts in what has changed; true when there is nothing more to wait for. */
async function isNews(place: HTMLElement): Promise<boolean> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => {})
  if (!answer?.ok || answer.redirected) return false
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const next = page.querySelector<HTMLElement>('[data-paying]')
  if (!next || next.dataset['paying'] === place.dataset['paying']) return false
  place.dataset['paying'] = next.dataset['paying'] ?? ''
  place.replaceChildren(...next.childNodes)
  announce(place)
  return place.querySelector('.pay') === null
}

function announce(place: HTMLElement) {
  const note = document.createElement('output')
  note.className = 'live-note'
  place.before(note)
  setTimeout(() => {
    note.textContent = say('Vừa nhận được tiền.', 'Money has just come.')
  })
}

onPage(() => {
  const place = document.querySelector<HTMLElement>('[data-paying]')
  if (!place || tended.has(place)) return
  tended.add(place)
  keepLooking(place)
})
