import type { Tone } from '#ui/tag.tsx'

import type { ClockStart, Move, TransferState, WhyNotTransfer } from './domain.ts'
import type { ListName, TransferRecord } from './store.ts'

type Both = readonly [vi: string, en: string]

export const stateWords: Record<TransferState, { text: Both; tone: Tone }> = {
  sent: { text: ['Đã chuyển, chờ nhận', 'Sent, not taken yet'], tone: 'blue' },
  refused: { text: ['Nơi giải quyết trả lại', 'Sent back'], tone: 'red' },
  recalled: { text: ['Đã lấy lại', 'Recalled'], tone: 'grey' },
  closed: { text: ['Đã kết thúc, không có kết quả', 'Ended without a result'], tone: 'grey' },
  received: { text: ['Đang giải quyết', 'Being settled'], tone: 'purple' },
  settled: { text: ['Có kết quả, chờ chuyển về', 'Result to be sent back'], tone: 'yellow' },
  'result-sent': { text: ['Kết quả đang chuyển về', 'Result on its way back'], tone: 'blue' },
  'result-arrived': {
    text: ['Kết quả chờ người nộp', 'Result waits for the applicant'],
    tone: 'green',
  },
  'handed-over': { text: ['Đã trả kết quả', 'Handed over'], tone: 'green' },
}

export const listWords: Record<ListName, Both> = {
  incoming: ['Hồ sơ chuyển đến', 'Coming in'],
  here: ['Đang giải quyết thay nơi nhận', 'Settled here'],
  outgoing: ['Đã chuyển đi', 'Sent out'],
  results: ['Kết quả chuyển về', 'Results coming back'],
  over: ['Đã xong', 'Done'],
}

export const nothingWords: Record<ListName, Both> = {
  incoming: ['Không có hồ sơ nào chuyển đến.', 'Nothing is coming in.'],
  here: [
    'Không có hồ sơ nào do nơi khác nhận thay đang giải quyết.',
    'Nothing of others is settled here.',
  ],
  outgoing: ['Không có hồ sơ nào đang ở nơi khác.', 'Nothing of ours is elsewhere.'],
  results: ['Không có kết quả nào đang chuyển về.', 'No result is coming back.'],
  over: ['Chưa có hồ sơ nào xong.', 'Nothing is done yet.'],
}

export const moveWords: Record<Move, Both> = {
  receive: ['Nhận hồ sơ', 'Take it in'],
  refuse: ['Không nhận, trả lại', 'Send it back'],
  recall: ['Lấy lại hồ sơ', 'Recall it'],
  resend: ['Gửi lại', 'Send again'],
  close: ['Trả giấy tờ cho người nộp', 'Give the papers back'],
  'send-result': ['Chuyển kết quả về nơi tiếp nhận', 'Send the result back'],
  'bring-papers': ['Nhận giấy tờ bổ sung của người nộp', 'Take the applicant’s papers'],
  'take-papers': ['Nhận giấy tờ bổ sung chuyển đến', 'Take the papers that were sent on'],
  'take-result': ['Nhận kết quả', 'Take the result'],
  'hand-over': ['Trả kết quả cho người nộp', 'Hand over to the applicant'],
}

export const whyWords: Record<WhyNotTransfer | 'no-such-authority' | 'nothing-brought', Both> = {
  'nothing-brought': [
    'Ghi những giấy tờ đã nhận, mỗi dòng một giấy, hoặc đính kèm bản quét',
    'Write down the papers you took, one to a line, or attach scans',
  ],
  'changed-meanwhile': [
    'Người khác vừa xử lý hồ sơ này. Hãy xem lại tình trạng mới rồi làm tiếp; những gì bạn đã điền vẫn còn.',
    'Somebody else has just changed this. Look at it again; what you typed is kept.',
  ],
  'not-waiting': ['Hồ sơ không còn chờ nhận', 'It no longer waits to be taken in'],
  'not-refused': ['Hồ sơ không ở tình trạng bị trả lại', 'It was not sent back'],
  'not-settled': ['Hồ sơ chưa có kết quả, hoặc kết quả đã chuyển đi', 'There is no result to send'],
  'result-not-sent': ['Kết quả chưa được chuyển về, hoặc đã nhận rồi', 'No result is on its way'],
  'result-not-here': ['Kết quả chưa về đến đây, hoặc đã trả rồi', 'The result is not here'],
  'nothing-asked': [
    'Nơi giải quyết không còn chờ bổ sung, hoặc giấy tờ đã nhận và đang chuyển đi',
    'No papers are waited for, or they are on their way already',
  ],
  'no-papers-on-the-way': [
    'Không có giấy tờ bổ sung nào đang chuyển đến, hoặc đã nhận rồi',
    'No papers are on their way, or they were taken already',
  ],
  'not-ours': ['Việc này do đơn vị kia làm', 'This is for the other commune to do'],
  'no-such-authority': [
    'Nơi này không nhận hồ sơ do xã khác tiếp nhận thay',
    'That commune does not take it',
  ],
}

export const clockWords: Record<ClockStart, Both> = {
  'first-receipt': ['Từ lúc người dân nộp, ở nơi tiếp nhận', 'From the first receipt'],
  arrival: ['Từ lúc hồ sơ đến nơi giải quyết', 'From arrival where it is settled'],
}

type Said = { vi: string; en: string }

/** What the other side's officers are told; undefined when they need not be. */
export function noticeForOfficers(
  what: string,
  { code }: TransferRecord,
  other: string,
): Said | undefined {
  const says: Record<string, Both> = {
    'transfer.sent': [
      `${other} chuyển đến hồ sơ ${code}, đang chờ nhận.`,
      `${other} sent dossier ${code}; it waits to be taken in.`,
    ],
    'transfer.recalled': [
      `${other} đã lấy lại hồ sơ ${code}.`,
      `${other} recalled dossier ${code}.`,
    ],
    'transfer.refused': [
      `${other} không nhận hồ sơ ${code} và trả lại.`,
      `${other} sent dossier ${code} back.`,
    ],
    'transfer.settled': [
      `${other} đã giải quyết xong hồ sơ ${code}.`,
      `${other} has settled dossier ${code}.`,
    ],
    'transfer.result-sent': [
      `${other} chuyển kết quả hồ sơ ${code} về.`,
      `${other} sent the result of dossier ${code} back.`,
    ],
    'dossier.supplement-asked': [
      `${other} yêu cầu bổ sung giấy tờ cho hồ sơ ${code}: nhắn người nộp.`,
      `${other} asks for more papers for dossier ${code}.`,
    ],
    'transfer.papers-brought': [
      `${other} đã nhận giấy tờ bổ sung của hồ sơ ${code} và đang chuyển đến.`,
      `${other} took the papers asked for in dossier ${code}; they are on their way.`,
    ],
    'dossier.stopped': [
      `${other} dừng giải quyết hồ sơ ${code}.`,
      `${other} stopped dossier ${code}.`,
    ],
  }
  const said = says[what]
  return said && { vi: said[0], en: said[1] }
}

/** What the applicant is told where she handed it in. */
export function noticeForApplicant(
  what: string,
  { code, returnAtName, receivedAtName }: TransferRecord,
  said = '',
): Said | undefined {
  const says: Record<string, Both> = {
    'transfer.received': [
      `Hồ sơ ${code} của bạn đã đến nơi giải quyết.`,
      `Your application ${code} has arrived where it is settled.`,
    ],
    'dossier.supplement-asked': [
      `Hồ sơ ${code} của bạn cần bổ sung: ${said}. Bạn có thể mang đến ${receivedAtName}.`,
      `Your application ${code} needs more papers: ${said}. You may bring them to ${receivedAtName}.`,
    ],
    'transfer.result-arrived': [
      `Kết quả hồ sơ ${code} đã về ${returnAtName}. Mời bạn đến nhận.`,
      `The result of your application ${code} is at ${returnAtName}.`,
    ],
    'transfer.closed': [
      `Hồ sơ ${code} của bạn không được giải quyết. Mời bạn đến nhận lại giấy tờ và văn bản trả lời.`,
      `Your application ${code} is not taken. Please fetch your papers and the written answer.`,
    ],
  }
  const words = says[what]
  return words && { vi: words[0], en: words[1] }
}
