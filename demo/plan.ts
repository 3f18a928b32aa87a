import type { Rule } from '#platform/clock/rule.ts'

import { cast, type Part } from './cast.ts'
import { kindNames, kinds, type Kind, type KindName } from './kinds.ts'
import type { Fate, Matter } from './matters.ts'
import { dayOf } from './moments.ts'
import { weighted, type Random } from './random.ts'
import type { Resident } from './residents.ts'
import type { Stage } from './stage.ts'
import { stories } from './stories.ts'

type Rules = ReadonlyMap<KindName, Rule | undefined>
type Planning = { stage: Stage; residents: readonly Resident[]; rules: Rules }
/** Who may apply for what. */
type Able = ReadonlyMap<KindName, Resident[]>
type Casting = Planning & { able: Able }

/** All applications of a commune: those of its stories, those every showing has, and the many of every day. */
export function planMatters(planning: Planning, told: boolean): Matter[] {
  const { stage, residents } = planning
  const own = stories.map(({ fullName }) => fullName)
  const crowd = castingOf(
    planning,
    residents.filter(({ fullName }) => !own.includes(fullName)),
  )
  const fixed = [
    ...(told ? tellStories(planning) : []),
    ...castOf(stage).flatMap((part, n) => playPart(crowd, part, `cast${n}`)),
  ]
  const { dossiers } = stage.plan
  const daily: Matter[] = []
  for (let n = 0; fixed.length + daily.length < dossiers && n < 3 * dossiers; n += 1)
    daily.push(...everyday(crowd, n))
  return [...fixed, ...daily]
}

const castingOf = (planning: Planning, residents: readonly Resident[]): Casting => {
  const on = dayOf(planning.stage.now)
  const able = kindNames.map((name) => {
    const { fits }: Kind = kinds[name]
    return [name, residents.filter((resident) => fits(resident, on))] as const
  })
  return { ...planning, able: new Map(able) }
}

/** A small commune shows each part once. */
const castOf = ({ plan }: Stage): readonly Part[] =>
  plan.isSmall ? cast.map((part) => ({ ...part, when: part.when.slice(0, 1) })) : cast

function tellStories(planning: Planning): Matter[] {
  return stories.flatMap(({ fullName, parts }, n) => {
    const residents = planning.residents.filter((one) => one.fullName === fullName)
    if (residents.length === 0) return []
    return parts.flatMap((part, m) =>
      playPart(castingOf(planning, residents), part, `story${n}.${m}`),
    )
  })
}

function playPart(planning: Casting, part: Part, name: string): Matter[] {
  const { stage, rules } = planning
  const { moments, now } = stage
  return part.when.flatMap((when, n) => {
    const kind = part.kinds[n % part.kinds.length] ?? 'certifiedCopy'
    const shift = stage.random.of(`${name}.${n}`).between(0, 33)
    const filedAt = when({ moments, now, rule: rules.get(kind), shift })
    const { fate, channel, hasFile = false } = part
    const wanted = { kind, filedAt, fate, hasFile, ...(channel && { channel }) }
    return filedAt === undefined ? [] : matter(planning, { ...wanted, filedAt }, `${name}.${n}`)
  })
}

type Wanted = Pick<Matter, 'kind' | 'filedAt' | 'fate' | 'hasFile'> &
  Partial<Pick<Matter, 'channel'>>

/** Nothing comes of it when nobody in the commune may apply for such a thing. */
function matter({ stage, able }: Casting, wanted: Wanted, name: string): Matter[] {
  const { kind } = wanted
  const random = stage.random.of(name)
  const { online, isOnce }: Kind = kinds[kind]
  const people = able.get(kind) ?? []
  if (people.length === 0) return []
  const applicant = random.pick(people)
  if (isOnce) people.splice(people.indexOf(applicant), 1)
  const channel = wanted.channel ?? channelFor(random, online)
  return [
    {
      ...wanted,
      random,
      channel,
      key: `${stage.plan.unit}/${name}`,
      applicant,
      delivery: wanted.fate.isUncollected ? 'counter' : deliveryFor(random, channel),
    },
  ]
}

// An online application would wait for the desk first, so the parts that lie at a step come in at the counter.
const channelFor = (random: Random, online: boolean): Matter['channel'] =>
  online && random.happens(0.05) ? 'post' : 'counter'

const deliveryFor = (random: Random, channel: Matter['channel']): Matter['delivery'] =>
  channel === 'counter'
    ? random.happens(0.9)
      ? 'counter'
      : 'post'
    : random.pick(['counter', 'post', 'electronic'])

function everyday(planning: Casting, n: number): Matter[] {
  const { stage, able } = planning
  const { now, since, moments } = stage
  const random = stage.random.of(`everyday${n}`)
  const kind = weighted(
    random,
    kindNames.map((name) => [name, able.get(name)?.length ? kinds[name].weight : 0] as const),
  )
  const channel = kinds[kind].online && random.happens(0.55) ? 'online' : undefined
  const days = moments.workingDays(since, dayOf(now).subtract({ days: 1 }))
  // Somewhat more lately: people learn that it works.
  const day = days[Math.floor(days.length * random.next() ** 0.85)] ?? since
  const filedAt =
    channel === 'online'
      ? day
          .toZonedDateTime('Asia/Ho_Chi_Minh')
          .toInstant()
          .add({ minutes: random.between(400, 1330) })
      : moments.on(day, random.between(2, random.happens(0.7) ? 230 : 470))
  const fate = ordinaryFate(random, channel === 'online')
  const hasFile = random.happens(0.12)
  return matter(
    planning,
    { kind, filedAt, fate, hasFile, ...(channel && { channel }) },
    `everyday${n}`,
  )
}

function ordinaryFate(random: Random, online: boolean): Fate {
  const tempo = weighted(random, [
    ['at-once', 30],
    ['early', 40],
    ['on-due-day', 21],
    ['late', 9],
  ] as const)
  return {
    tempo,
    ...(random.happens(0.07) && { supplement: 'answered' as const }),
    ...(random.happens(0.03) && { isRefused: true }),
    ...(random.happens(0.02) && { isWithdrawn: true }),
    ...(random.happens(0.05) && { isSentBack: true }),
    ...(online && random.happens(0.07) && { isRejected: true }),
  }
}
