// What the page of a talk says while somebody speaks.
import { say } from '#ui/scripts/lib/words.ts'

export function tell(text: string) {
  const said = document.querySelector('[data-speak-said]')
  if (said) said.textContent = text
}

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

export function showTime(seconds: number, most: number) {
  const time = document.querySelector('[data-speak-time]')
  if (time) time.textContent = `${clock(seconds)} / ${clock(most)}`
}

/** How many horns listen; a talk that has ended meanwhile is shown as ended. */
export async function ask(address: string) {
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
