/** One working day of a step's budget: eight hours (GOV 1.5 rule 3). */
export const minutesOfDay = 480

const units: readonly [pattern: RegExp, minutes: number][] = [
  [/^(ngày làm việc|ngày|ng|n|days?|d)$/, minutesOfDay],
  [/^(giờ làm việc|giờ|g|h|hours?)$/, 60],
  [/^(phút|p|m|min|minutes?)?$/, 1],
]

const mostMinutes = 200 * minutesOfDay

/** "240", "0,5 ngày", "1 ngày 2 giờ", "90 phút" as working minutes; undefined when it cannot be read. */
export function readBudget(text: string): number | undefined {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  if (typed.length > 60) return undefined
  const parts = [...typed.matchAll(/(\d+(?:[.,]\d+)?) ?([^\d.,]*)/g)]
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== typed) return undefined
  let minutes = 0
  for (const [, number = '', word = ''] of parts) {
    const unit = units.find(([pattern]) => pattern.test(word.trim()))
    if (!unit) return undefined
    minutes += Number(number.replace(',', '.')) * unit[1]
  }
  const whole = Math.round(minutes)
  return Math.abs(whole - minutes) < 1e-6 && whole <= mostMinutes ? whole : undefined
}

type Say = (vi: string, en: string) => string

/** "0,5 ngày làm việc", "3 giờ", "1 ngày 3 giờ": how an officer says a budget. */
export function budgetText(minutes: number, t: Say): string {
  if (minutes === 0) return t('không tính thời gian', 'no time counted')
  if (minutes % 240 === 0) {
    const days = String(minutes / minutesOfDay)
    return t(
      `${days.replace('.', ',')} ngày làm việc`,
      `${days} working ${days === '1' ? 'day' : 'days'}`,
    )
  }
  const [days, rest] = [Math.floor(minutes / minutesOfDay), minutes % minutesOfDay]
  const [hours, left] = [Math.floor(rest / 60), rest % 60]
  const said = (n: number, vi: string, en: string) =>
    n === 0 ? [] : [t(`${n} ${vi}`, `${n} ${en}`)]
  return [
    ...said(days, 'ngày', 'd'),
    ...said(hours, 'giờ', 'h'),
    ...said(left, 'phút', 'min'),
  ].join(' ')
}
