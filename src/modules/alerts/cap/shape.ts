import { z } from 'zod'

/** The namespace of OASIS Common Alerting Protocol 1.2. */
export const capNamespace = 'urn:oasis:names:tc:emergency:cap:1.2'

export const statuses = ['Actual', 'Exercise', 'System', 'Test', 'Draft'] as const
export const messageTypes = ['Alert', 'Update', 'Cancel', 'Ack', 'Error'] as const
export const scopes = ['Public', 'Restricted', 'Private'] as const
export const categories = [
  ...['Geo', 'Met', 'Safety', 'Security', 'Rescue', 'Fire'],
  ...['Health', 'Env', 'Transport', 'Infra', 'CBRNE', 'Other'],
] as const
export const urgencies = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const
export const severities = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const
export const certainties = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const

/** Identifiers hold no spaces, commas, < or & (3.2.1): references are parted by spaces and commas. */
const name = z.string().regex(/^[^\s,<&]{1,200}$/)

/** 2026-11-23T09:00:00+07:00; never Z (3.3.2). */
const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$/)
  .transform((text, context): Temporal.Instant => {
    // 30 February and 24:00 have the right form and are no time; so is a year that nobody who warns can mean.
    if (/^2[01]/.test(text))
      try {
        return Temporal.Instant.from(text)
      } catch {
        // Told below.
      }
    context.addIssue({ code: 'custom', message: 'moment' })
    return z.NEVER
  })

const words = (most: number) => z.string().max(most)
const some = (most: number) => words(most).optional()

/** Degrees, WGS 84. */
export type Point = readonly [lat: number, lon: number]

const pointOf = (text: string): Point | undefined => {
  const [lat, lon, ...more] = text.split(',').map(Number)
  if (lat === undefined || lon === undefined || more.length > 0) return undefined
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lat, lon] : undefined
}

/** "lat,lon lat,lon …", at least four, the last as the first (3.2.4). */
const polygon = z.string().transform((text, context): Point[] => {
  const points = text.trim().split(/\s+/).map(pointOf)
  const known = points.filter((point) => point !== undefined)
  const [first, last] = [known[0], known.at(-1)]
  const isClosed = first && last && first[0] === last[0] && first[1] === last[1]
  if (known.length === points.length && known.length >= 4 && isClosed) return known
  context.addIssue({ code: 'custom', message: 'polygon' })
  return z.NEVER
})

/** "lat,lon radius", in kilometres. */
const circle = z.string().transform((text, context) => {
  const [centre = '', radius = ''] = text.trim().split(/\s+/)
  const at = pointOf(centre)
  const kilometres = Number(radius)
  if (at && radius !== '' && kilometres >= 0) return { at, kilometres }
  context.addIssue({ code: 'custom', message: 'circle' })
  return z.NEVER
})

const Geocode = z.object({ valueName: words(200), value: words(200) })
/** A place named by a code of some list. */
export type Geocode = z.output<typeof Geocode>

const Area = z.object({
  areaDesc: words(5_000),
  polygon: z.array(polygon).max(200).default([]),
  circle: z.array(circle).max(200).default([]),
  geocode: z.array(Geocode).max(500).default([]),
})
export type CapArea = z.output<typeof Area>

const Info = z.object({
  language: z.string().max(35).default('en-US'),
  category: z.array(z.enum(categories)).min(1),
  event: words(500).min(1),
  urgency: z.enum(urgencies),
  severity: z.enum(severities),
  certainty: z.enum(certainties),
  effective: moment.optional(),
  onset: moment.optional(),
  expires: moment.optional(),
  senderName: some(500),
  headline: some(2_000),
  description: some(20_000),
  instruction: some(20_000),
  web: some(1_000),
  contact: some(500),
  area: z.array(Area).max(200).default([]),
})
export type CapInfo = z.output<typeof Info>

/** Thông điệp cảnh báo, as far as we use it; what else stands in it is kept in its text. */
export const CapAlert = z.object({
  identifier: name,
  sender: name,
  sent: moment,
  status: z.enum(statuses),
  msgType: z.enum(messageTypes),
  scope: z.enum(scopes),
  note: some(5_000),
  references: some(20_000),
  info: z.array(Info).max(50).default([]),
})
export type CapAlert = z.output<typeof CapAlert>

/** An earlier message: "sender,identifier,sent". */
export type Reference = { sender: string; identifier: string }

export const referencesOf = ({ references = '' }: Pick<CapAlert, 'references'>): Reference[] =>
  references
    .trim()
    .split(/\s+/)
    .flatMap((one) => {
      const [sender, identifier] = one.split(',')
      return sender && identifier ? [{ sender, identifier }] : []
    })
