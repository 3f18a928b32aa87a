import { parsePhone, type Person } from '#modules/people/index.ts'
import type { Point } from '#modules/points/index.ts'
import type { Filled } from '#platform/form.ts'

import { contactField } from './domain.ts'

export const deliveries = ['counter', 'post', 'electronic'] as const
export type Delivery = (typeof deliveries)[number]

/** How the commune reaches the applicant, and how the result goes back. */
type Contact = {
  phone: string
  email: string | null
  address: string | null
  delivery: Delivery
  /** The point at which it is fetched. */
  returning: string | undefined
}

type Both = readonly [vi: string, en: string]
type Read = { ok: true; value: Contact } | { ok: false; errors: Record<string, Both> }

const email = /^[^\s@<>]{1,64}@[^\s@<>]{1,189}\.[^\s@<>]{2,}$/
const mostAddress = 300

/** Checks the contact details of an application. Who the applicant is was settled at sign-in. */
export function readContact(filled: Filled, points: readonly Pick<Point, 'id'>[] = []): Read {
  const typed = (name: Parameters<typeof contactField>[0]) => filled[contactField(name)] ?? ''
  const phone = parsePhone(typed('phone'))
  const { delivery, returning } = readDelivery(typed('delivery'), points)
  const [mail, address] = [typed('email'), typed('address')]
  const wrong = {
    phone: phone ? undefined : wrongPhone(typed('phone')),
    email: wrongMail(mail),
    address: wrongAddress(address, delivery),
    delivery: delivery
      ? undefined
      : typed('delivery').startsWith('counter:')
        ? pointGone
        : notPicked,
  }
  const errors = Object.entries(wrong).flatMap(([name, message]) =>
    message ? [[contactField(name as keyof typeof wrong), message] as const] : [],
  )
  if (!phone || !delivery || errors.length > 0)
    return { ok: false, errors: Object.fromEntries(errors) }
  return {
    ok: true,
    value: { phone, email: mail || null, address: address || null, delivery, returning },
  }
}

/** "counter:<point>" is fetched at that point; where there is no choice "counter" is enough. */
export const fetchedAt = (point: Pick<Point, 'id'>) => `counter:${point.id}`

function readDelivery(typed: string, points: readonly Pick<Point, 'id'>[]) {
  const point = points.find((each) => fetchedAt(each) === withFirst(typed, points))
  if (point) return { delivery: 'counter' as const, returning: point.id as string }
  return { delivery: deliveries.find((each) => each === typed), returning: undefined }
}

/** Who said "at the counter" before there was a choice means the first point, the centre. */
export const withFirst = (typed: string, [first]: readonly Pick<Point, 'id'>[]): string =>
  typed === 'counter' && first ? fetchedAt(first) : typed

const pointGone: Both = [
  'Điểm đã chọn không còn trả kết quả. Hãy chọn lại nơi nhận',
  'The place you chose no longer hands over results. Choose again',
]

const notPicked: Both = ['Chọn cách nhận kết quả', 'Choose how you get the result']

const wrongPhone = (typed: string): Both =>
  typed === ''
    ? [
        'Ghi số điện thoại để cán bộ liên hệ khi cần',
        'Give a telephone number for the officer to reach you',
      ]
    : [
        'Số điện thoại chưa đúng, ví dụ 0912 345 678',
        'The telephone number is not right, for example 0912 345 678',
      ]

const wrongMail = (typed: string): Both | undefined =>
  typed === '' || email.test(typed)
    ? undefined
    : [
        'Thư điện tử chưa đúng dạng, ví dụ minh@example.vn',
        'The e-mail is not right, for example minh@example.vn',
      ]

function wrongAddress(typed: string, delivery: Delivery | undefined): Both | undefined {
  if (typed.length > mostAddress)
    return [
      `Địa chỉ tối đa ${mostAddress} chữ cái và dấu cách`,
      `The address may have at most ${mostAddress} characters`,
    ]
  if (/[<>]/.test(typed)) return ['Địa chỉ không dùng dấu < >', 'No < > in the address']
  if (delivery === 'post' && typed === '')
    return [
      'Ghi địa chỉ để bưu chính chuyển kết quả đến',
      'Give the address to which the result is sent',
    ]
  return undefined
}

/** What the record says, to begin with. */
export const contactFilled = ({ phone, email: mail }: Person, address: string): Filled => ({
  [contactField('phone')]: phone ?? '',
  [contactField('email')]: mail ?? '',
  [contactField('address')]: address,
  [contactField('delivery')]: 'counter',
})
