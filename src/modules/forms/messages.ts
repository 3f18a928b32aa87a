import { writeDate } from './dates.ts'
import { writeNumber } from './numbers.ts'
import type { CharacterKind } from './rules.ts'
import { say, type Text } from './text.ts'

// Each takes what the field is called and says in one short sentence what to do.
export const missing = ({ vi, en }: Text) => say(`Chưa ghi: ${vi}`, `Missing: ${en}`)
export const notPicked = ({ vi, en }: Text) => say(`Chưa chọn: ${vi}`, `Not chosen: ${en}`)

export const notTicked = ({ vi, en }: Text) => say(`Chưa đánh dấu: ${vi}`, `Not ticked: ${en}`)

export const notADate = ({ vi, en }: Text) =>
  say(
    `${vi} phải có dạng ngày/tháng/năm, ví dụ 05/02/1987`,
    `${en} must be day/month/year, for example 05/02/1987`,
  )

export const tooEarly = ({ vi, en }: Text, year: number) =>
  say(
    `${vi}: ngày quá xa, phải từ năm ${year} trở lại đây`,
    `${en}: too long ago, must be ${year} or later`,
  )

export const noSuchDay = ({ vi, en }: Text) =>
  say(`${vi}: không có ngày này trong lịch`, `${en}: there is no such day in the calendar`)

export const notPrecise = ({ vi, en }: Text) =>
  say(
    `${vi} phải đủ cả ngày, tháng và năm, ví dụ 05/02/1987`,
    `${en} must have a day, a month and a year, for example 05/02/1987`,
  )

export const inFuture = ({ vi, en }: Text) =>
  say(`${vi} không được sau ngày hôm nay`, `${en} must not be later than today`)

export const inPast = ({ vi, en }: Text) =>
  say(`${vi} không được trước ngày hôm nay`, `${en} must not be earlier than today`)

export const tooYoung = ({ vi, en }: Text, years: number, on: string) =>
  say(
    `${vi}: phải đủ ${years} tuổi vào ngày ${writeDate(on)}`,
    `${en}: must be at least ${years} years old on ${writeDate(on)}`,
  )

export const tooOld = ({ vi, en }: Text, years: number, on: string) =>
  say(
    `${vi}: phải chưa đủ ${years} tuổi vào ngày ${writeDate(on)}`,
    `${en}: must be under ${years} years old on ${writeDate(on)}`,
  )

export const tooLong = ({ vi, en }: Text, most: number) =>
  say(`${vi} dài tối đa ${writeNumber(most)} ký tự`, `${en} may have at most ${most} characters`)

export const tooShort = ({ vi, en }: Text, least: number) =>
  say(`${vi} phải có ít nhất ${least} ký tự`, `${en} must have at least ${least} characters`)

export const notAName = ({ vi, en }: Text) =>
  say(
    `${vi} chỉ gồm chữ cái, dấu cách, dấu chấm, dấu nháy và dấu gạch nối`,
    `${en} may have letters, spaces, full stops, apostrophes and hyphens only`,
  )

export const notTwelveDigits = ({ vi, en }: Text) =>
  say(`${vi} phải có đúng 12 chữ số`, `${en} must have exactly 12 digits`)

export const notTwelveOrNine = ({ vi, en }: Text) =>
  say(
    `${vi} phải có 12 chữ số (căn cước) hoặc 9 chữ số (chứng minh nhân dân cũ)`,
    `${en} must have 12 digits (identity card) or 9 digits (old identity card)`,
  )

export const notAPhone = ({ vi, en }: Text) =>
  say(
    `${vi} phải là số Việt Nam có 10 chữ số, ví dụ 0912 345 678`,
    `${en} must be a Vietnamese number of 10 digits, for example 0912 345 678`,
  )

export const notAnEmail = ({ vi, en }: Text) =>
  say(`${vi} phải có dạng ten@mien.vn`, `${en} must look like name@domain.vn`)

export const notATime = ({ vi, en }: Text) =>
  say(`${vi} phải có dạng giờ:phút, ví dụ 07:30`, `${en} must be hours:minutes, for example 07:30`)

export const notMoney = ({ vi, en }: Text) =>
  say(
    `${vi} phải là số tiền bằng đồng, ví dụ 1.500.000`,
    `${en} must be an amount in đồng, for example 1.500.000`,
  )

export const notANumber = ({ vi, en }: Text) =>
  say(`${vi} phải là số, ví dụ 12 hoặc 12,5`, `${en} must be a number, for example 12 or 12,5`)

export const notWhole = ({ vi, en }: Text) =>
  say(`${vi} phải là số nguyên`, `${en} must be a whole number`)

export const tooPrecise = ({ vi, en }: Text, step: number) =>
  say(
    `${vi} chỉ ghi chính xác đến ${writeNumber(step)}`,
    `${en} can only be given to the nearest ${writeNumber(step)}`,
  )

export const tooSmall = ({ vi, en }: Text, least: number) =>
  say(`${vi} phải từ ${writeNumber(least)} trở lên`, `${en} must be ${writeNumber(least)} or more`)

export const tooBig = ({ vi, en }: Text, most: number) =>
  say(`${vi} tối đa là ${writeNumber(most)}`, `${en} must be ${writeNumber(most)} or less`)

export const notOffered = ({ vi, en }: Text) =>
  say(`${vi}: chọn một trong các mục có sẵn`, `${en}: choose one of the answers offered`)

export const communeElsewhere = ({ vi, en }: Text) =>
  say(
    `${vi}: chọn xã, phường thuộc tỉnh đã chọn`,
    `${en}: choose a commune of the province you chose`,
  )

export const tooManyRows = ({ vi, en }: Text, most: number) =>
  say(`${vi}: tối đa ${most} dòng`, `${en}: at most ${most} rows`)

export const wrongType = ({ vi, en }: Text) =>
  say(`${vi}: sai kiểu dữ liệu`, `${en}: wrong type of data`)

export const caseMissing = say('Chưa chọn trường hợp giải quyết', 'Choose which case applies')

export const notAnObject = say(
  'Nội dung biểu mẫu phải là một đối tượng JSON',
  'The form must be a JSON object',
)

const characterWords: Record<CharacterKind, Text> = {
  digits: say('chữ số', 'digits'),
  letters: say('chữ cái', 'letters'),
  capitals: say('chữ cái in hoa', 'capital letters'),
  spaces: say('dấu cách', 'spaces'),
  signs: say(
    'dấu chấm, phẩy, gạch nối, gạch chéo, ngoặc',
    'full stops, commas, hyphens, slashes, brackets',
  ),
}

export const charactersText = (kinds: readonly CharacterKind[]): Text =>
  say(
    kinds.map((kind) => characterWords[kind].vi).join(', '),
    kinds.map((kind) => characterWords[kind].en).join(', '),
  )

export const otherCharacters = ({ vi, en }: Text, kinds: readonly CharacterKind[]) => {
  const words = charactersText(kinds)
  return say(`${vi} chỉ gồm ${words.vi}`, `${en} may have ${words.en} only`)
}

export const otherShape = ({ vi, en }: Text, shape: string) =>
  say(
    `${vi} phải có dạng ${shape} (9 là chữ số, A là chữ cái in hoa, a là chữ cái, * là chữ hoặc số)`,
    `${en} must look like ${shape} (9 is a digit, A a capital, a any letter, * a letter or digit)`,
  )
