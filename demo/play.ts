/** What happens by and by: each yield names the moment of the next act. */
export type Course = AsyncGenerator<Temporal.Instant, void>

type Waiting = { course: AsyncGenerator<Temporal.Instant, void>; until: Temporal.Instant }

/** Plays all courses together in the order of time, up to the present; what would come later does not happen. */
export async function play(
  courses: readonly Course[],
  now: Temporal.Instant,
  tell: (played: number) => void,
) {
  const waiting: Waiting[] = []
  for (const course of courses) await wait(waiting, course)
  for (let played = 1; waiting.length > 0; played += 1) {
    waiting.sort((a, b) => Temporal.Instant.compare(b.until, a.until))
    const next = waiting.pop()
    if (!next || Temporal.Instant.compare(next.until, now) > 0) return
    await wait(waiting, next.course)
    tell(played)
  }
}

async function wait(waiting: Waiting[], course: Course) {
  const { done, value } = await course.next()
  if (!done) waiting.push({ course, until: value })
}
