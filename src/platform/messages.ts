import { z } from 'zod'

const kinds: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'true hoặc false',
  array: 'danh sách',
  object: 'một đối tượng JSON',
  record: 'một đối tượng JSON',
}

const formats: Readonly<Record<string, string>> = {
  datetime: 'Phải là thời điểm ISO 8601 có múi giờ, ví dụ 2026-11-23T09:00:00+07:00',
  date: 'Phải là ngày, ví dụ 2026-11-23',
  uuid: 'Không phải mã hợp lệ',
  email: 'Thư điện tử chưa đúng, ví dụ ten@vidu.vn',
  url: 'Phải là địa chỉ, ví dụ https://vidu.vn',
}

type Size = { origin: string; inclusive?: boolean | undefined }

const measures: Readonly<Record<string, string>> = { string: ' chữ', array: ' mục' }

const tooSmall = ({ minimum, origin, inclusive }: Size & { minimum: number | bigint }) =>
  origin === 'string' && minimum === 1
    ? 'Không được để trống'
    : `${inclusive === false ? 'Phải lớn hơn' : 'Ít nhất là'} ${minimum}${measures[origin] ?? ''}`

const tooBig = ({ maximum, origin, inclusive }: Size & { maximum: number | bigint }) =>
  `${inclusive === false ? 'Phải nhỏ hơn' : 'Nhiều nhất là'} ${maximum}${measures[origin] ?? ''}`

/** What a shape refuses, in Vietnamese, wherever the shape itself has no words for it. */
function messageOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'Chưa có, cần điền'
      return `Phải là ${kinds[issue.expected] ?? issue.expected}`
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_format':
      return formats[issue.format] ?? 'Chưa đúng dạng'
    case 'invalid_value':
      return `Phải là một trong: ${issue.values.map(String).join(', ')}`
    case 'unrecognized_keys':
      return `Không có mục: ${issue.keys.join(', ')}`
    case 'not_multiple_of':
      return `Phải chia hết cho ${issue.divisor}`
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
      return 'Chưa đúng'
    case 'invalid_union':
      // The last of the choices is the one that says what is wanted: a day or nothing.
      return issue.errors.at(-1)?.[0]?.message ?? 'Chưa đúng'
  }
}

z.config({ customError: messageOf })
