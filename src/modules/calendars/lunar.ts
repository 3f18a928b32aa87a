// The Vietnamese lunar calendar at UTC+7, after the astronomical rules it is made by: a month begins on the day of the new moon,
// the eleventh month holds the winter solstice, and a leap month is the first without a principal term. New moons and the sun's
// longitude by the short series of Jean Meeus, Astronomical Algorithms; right to within minutes for our century.

type JulianDay = number

const zone = 7 / 24
const rad = Math.PI / 180

const julianOf = ({ year, month, day }: Temporal.PlainDate): JulianDay =>
  Date.UTC(year, month - 1, day) / 86_400_000 + 2_440_588

const dateOf = (julian: JulianDay): Temporal.PlainDate =>
  Temporal.PlainDate.from('1970-01-01').add({ days: julian - 2_440_588 })

/** The day, in Vietnam, of the k-th new moon since January 1900. */
function newMoonDay(k: number): JulianDay {
  const t = k / 1236.85
  const mean =
    2_415_020.75933 +
    29.53058868 * k +
    0.0001178 * t ** 2 -
    0.000000155 * t ** 3 +
    0.00033 * Math.sin((166.56 + 132.87 * t - 0.009173 * t ** 2) * rad)
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t ** 2 - 0.00000347 * t ** 3
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t ** 2 + 0.00001236 * t ** 3
  const node = 21.2964 + 390.67050646 * k - 0.0016528 * t ** 2 - 0.00000239 * t ** 3
  const shift = (0.1734 - 0.000393 * t) * sine(sun) + terms(sun, moon, node)
  const earthTime = -0.000278 + 0.000265 * t + 0.000262 * t ** 2
  return Math.floor(mean + shift - earthTime + 0.5 + zone)
}

const sine = (degrees: number) => Math.sin(degrees * rad)

const terms = (sun: number, moon: number, node: number): number =>
  0.0021 * sine(2 * sun) -
  0.4068 * sine(moon) +
  0.0161 * sine(2 * moon) -
  0.0004 * sine(3 * moon) +
  0.0104 * sine(2 * node) -
  0.0051 * sine(sun + moon) -
  0.0074 * sine(sun - moon) +
  0.0004 * sine(2 * node + sun) -
  0.0004 * sine(2 * node - sun) -
  0.0006 * sine(2 * node + moon) +
  0.001 * sine(2 * node - moon) +
  0.0005 * sine(2 * moon + sun)

/** Which twelfth of its yearly way the sun has reached when that day begins in Vietnam; 9 holds the winter solstice. */
function sunTwelfth(day: JulianDay): number {
  const t = (day - 0.5 - zone - 2_451_545) / 36_525
  const anomaly = 357.5291 + 35_999.0503 * t - 0.0001559 * t ** 2 - 0.00000048 * t ** 3
  const longitude =
    280.46645 +
    36_000.76983 * t +
    0.0003032 * t ** 2 +
    (1.9146 - 0.004817 * t - 0.000014 * t ** 2) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.00029 * sine(3 * anomaly)
  return Math.floor((((longitude % 360) + 360) % 360) / 30)
}

const moonsUntil = (day: JulianDay) => Math.floor((day - 2_415_021) / 29.530588853)

/** The new moon that begins the eleventh month of a year. */
function eleventhMonth(year: number): number {
  const k = moonsUntil(julianOf(Temporal.PlainDate.from({ year, month: 12, day: 31 })))
  return sunTwelfth(newMoonDay(k)) >= 9 ? k - 1 : k
}

/** How many new moons after the eleventh month the leap month lies, if the year between two solstices has one. */
function leapAfter(eleventh: number): number | undefined {
  for (let i = 1; i < 14; i += 1) {
    const [here, next] = [newMoonDay(eleventh + i), newMoonDay(eleventh + i + 1)]
    if (sunTwelfth(here) === sunTwelfth(next)) return i
  }
  return undefined
}

/** The solar date of a day of an ordinary lunar month (1 to 10) of a year: mùng 1 tháng giêng is (year, 1, 1). */
export function lunarDate(year: number, month: number, day: number): Temporal.PlainDate {
  const eleventh = eleventhMonth(year - 1)
  const isLong = newMoonDay(eleventhMonth(year)) - newMoonDay(eleventh) > 365
  const leap = isLong ? leapAfter(eleventh) : undefined
  const plain = month + 1
  const k = eleventh + (leap !== undefined && plain >= leap ? plain + 1 : plain)
  return dateOf(newMoonDay(k) + day - 1)
}
