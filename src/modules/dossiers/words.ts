import type { Tone } from '#ui/tag.tsx'

import type { Channel, State, Verdict, Why } from './domain.ts'
import type { Timeliness } from './timeliness.ts'
import type { TrackState } from './tracks/domain.ts'

type Both = readonly [vi: string, en: string]

/** Names of the ten national states, as the national portal writes them (GOV 1.4). */
export const stateWords: Record<State, { text: Both; tone: Tone }> = {
  new: { text: ['Mới đăng ký', 'Newly filed'], tone: 'purple' },
  accepted: { text: ['Được tiếp nhận', 'Accepted'], tone: 'blue' },
  rejected: { text: ['Không được tiếp nhận', 'Not accepted'], tone: 'red' },
  processing: { text: ['Đang xử lý', 'In progress'], tone: 'blue' },
  'awaiting-supplement': {
    text: ['Yêu cầu bổ sung giấy tờ', 'More papers needed'],
    tone: 'orange',
  },
  'awaiting-payment': {
    text: ['Yêu cầu thực hiện nghĩa vụ tài chính', 'Payment needed'],
    tone: 'orange',
  },
  withdrawn: { text: ['Công dân yêu cầu rút hồ sơ', 'Withdrawn'], tone: 'grey' },
  stopped: { text: ['Dừng xử lý', 'Stopped'], tone: 'grey' },
  done: { text: ['Đã xử lý xong', 'Result ready'], tone: 'green' },
  returned: { text: ['Đã trả kết quả', 'Result handed over'], tone: 'green' },
}

/** What a state means for the citizen, in one plain sentence. */
export const stateMeaning: Record<State, Both> = {
  new: [
    'Hồ sơ đã gửi, đang chờ bộ phận một cửa tiếp nhận.',
    'Your application was sent and waits for the desk.',
  ],
  accepted: [
    'Bộ phận một cửa đã nhận hồ sơ và đang kiểm tra.',
    'The desk has your application and is checking it.',
  ],
  rejected: [
    'Hồ sơ không được tiếp nhận. Xem lý do trong quá trình giải quyết.',
    'The application was not accepted. See the reason in the history.',
  ],
  processing: ['Hồ sơ đang được giải quyết.', 'Your application is being processed.'],
  'awaiting-supplement': [
    'Cần bổ sung giấy tờ. Thời hạn tạm dừng cho đến khi bạn bổ sung.',
    'More papers are needed. The time limit is paused until you supply them.',
  ],
  'awaiting-payment': [
    'Cần nộp phí, lệ phí. Thời hạn tạm dừng cho đến khi bạn nộp.',
    'A fee is due. The time limit is paused until you pay.',
  ],
  withdrawn: ['Hồ sơ đã được rút theo yêu cầu.', 'The application was withdrawn on request.'],
  stopped: ['Việc giải quyết đã dừng.', 'Processing has stopped.'],
  done: [
    'Đã có kết quả. Mời bạn đến nhận hoặc xem bản điện tử.',
    'The result is ready to collect or to open.',
  ],
  returned: ['Kết quả đã được trả.', 'The result was handed over.'],
}

export const channelWords: Record<Channel, Both> = {
  counter: ['Nộp trực tiếp', 'At the counter'],
  online: ['Nộp trực tuyến', 'Online'],
  post: ['Gửi qua bưu chính', 'By post'],
}

export const deliveryWords: Record<'counter' | 'post' | 'electronic', Both> = {
  counter: ['Nhận tại quầy', 'At the counter'],
  post: ['Nhận qua bưu chính', 'By post'],
  electronic: ['Nhận bản điện tử', 'Electronic copy'],
}

export const paperKindWords: Record<'original' | 'certified' | 'copy' | 'electronic', Both> = {
  original: ['Bản chính', 'Original'],
  certified: ['Bản sao chứng thực', 'Certified copy'],
  copy: ['Bản sao', 'Copy'],
  electronic: ['Bản điện tử', 'Electronic'],
}

export const verdictWords: Record<Verdict, Both> = {
  grant: ['Giải quyết, cấp kết quả', 'Grant'],
  refuse: ['Từ chối giải quyết', 'Refuse'],
}

export const timelinessWords: Record<Timeliness, { text: Both; tone: Tone }> = {
  early: { text: ['Xong trước hạn', 'Early'], tone: 'green' },
  'on-time': { text: ['Xong đúng hạn', 'On time'], tone: 'green' },
  late: { text: ['Xong quá hạn', 'Late'], tone: 'red' },
  open: { text: ['Trong hạn', 'Within the limit'], tone: 'blue' },
  'due-today': { text: ['Đến hạn hôm nay', 'Due today'], tone: 'yellow' },
  overdue: { text: ['Quá hạn', 'Overdue'], tone: 'red' },
  paused: { text: ['Tạm dừng tính hạn', 'Clock paused'], tone: 'orange' },
  'no-limit': { text: ['Chưa xác định thời hạn', 'No time limit set'], tone: 'grey' },
}

export const trackWords: Record<TrackState, { text: Both; tone: Tone }> = {
  waiting: { text: ['Chưa gửi', 'Not sent yet'], tone: 'grey' },
  sent: { text: ['Đã gửi, đang giải quyết', 'Sent, in progress'], tone: 'blue' },
  done: { text: ['Đã có kết quả', 'Done'], tone: 'green' },
  refused: { text: ['Không giải quyết', 'Refused'], tone: 'red' },
}

/** Why an act was refused, in the words of the desk. */
export const whyWords: Record<Why, Both> = {
  'changed-meanwhile': [
    'Có người vừa xử lý hồ sơ này trước bạn. Xem lại tình trạng bên dưới, rồi bấm lại nếu vẫn cần; nội dung bạn đã gõ được giữ nguyên.',
    'Somebody acted on this dossier before you. Look at its state below and send again if still needed; your text was kept.',
  ],
  'not-new': [
    'Hồ sơ đã được tiếp nhận hoặc từ chối trước đó.',
    'The dossier was already accepted or refused.',
  ],
  'not-their-step': [
    'Cán bộ được chọn không có nhiệm vụ ở bước này. Chọn người khác, hoặc để cả bộ phận.',
    'The officer chosen does not do this step. Choose another, or leave it to the whole unit.',
  ],
  'not-in-process': ['Hồ sơ không còn ở bước giải quyết.', 'The dossier is not being processed.'],
  'no-step-before': [
    'Đây là bước đầu tiên, không có bước trước để trả lại.',
    'This is the first step.',
  ],
  'last-step': [
    'Đây là bước cuối, hãy chọn “Hoàn thành”.',
    'This is the last step; finish the dossier instead.',
  ],
  'coordination-open': [
    'Còn đơn vị phối hợp chưa cho ý kiến; bước này phải chờ đủ ý kiến mới chuyển tiếp được.',
    'Somebody who was asked has not answered; this step waits for all opinions.',
  ],
  'not-last-step': ['Hồ sơ chưa đến bước cuối.', 'The dossier has not reached its last step.'],
  'already-asked': [
    'Thủ tục này không cho yêu cầu bổ sung thêm lần nữa.',
    'This procedure does not allow to ask for papers once more.',
  ],
  'stored-unusable': [
    'Giấy tờ đã chọn trong kho không còn dùng được. Hãy bỏ chọn hoặc nộp bản mới; những gì đã điền vẫn còn.',
    'A chosen stored paper can no longer be used. Choose again or hand in a new one; what you typed is kept.',
  ],
  'not-awaiting-supplement': [
    'Hồ sơ không ở trạng thái chờ bổ sung.',
    'The dossier is not waiting for papers.',
  ],
  'result-missing': [
    'Cần đính kèm kết quả trước khi hoàn thành.',
    'Attach the result before finishing.',
  ],
  'number-missing': [
    'Kết quả chưa có số, ký hiệu. Vào sổ, cấp số cho kết quả rồi mới rời bước này (Nghị định 30/2020/NĐ-CP).',
    'The result has no number yet. Number it before the dossier leaves this step (Decree 30/2020/NĐ-CP).',
  ],
  'number-given': ['Kết quả này đã có số.', 'This result has its number already.'],
  'number-taken': [
    'Số này đã cấp cho một hồ sơ khác trong cùng sổ, cùng năm. Kiểm tra lại sổ rồi ghi số đúng.',
    'Another dossier has this number in the same book and year. Look into the book and enter the right one.',
  ],
  'number-relied-on': [
    'Kết quả đã trả hoặc đã ký số nên không sửa số được nữa. Ghi chú chỗ sai để người đọc biết.',
    'The result was handed over or signed, so its number stays. Annotate what is wrong with it.',
  ],
  'number-not-handed-over': [
    'Kết quả chưa trả: sửa thẳng số, không cần ghi chú.',
    'The result was not handed over yet: correct the number itself.',
  ],
  'no-such-number': ['Kết quả này chưa có số.', 'This result has no number.'],
  'not-decided': [
    'Lãnh đạo chưa quyết định nên chưa được cấp số. Đính kèm dự thảo không ghi số; số được cấp khi phát hành.',
    'No number may be taken before the decision. Attach the draft without one; it is numbered at issue.',
  ],
  'opinion-missing': [
    'Chọn ý kiến thẩm định: đề nghị giải quyết hoặc từ chối. Lãnh đạo quyết định dựa trên ý kiến này.',
    'Choose what you propose, to grant or to refuse: the leader decides on it.',
  ],
  'verdict-missing': ['Chọn đồng ý giải quyết hoặc từ chối.', 'Choose to grant or to refuse.'],
  'not-done': [
    'Hồ sơ chưa xử lý xong nên chưa thể trả kết quả.',
    'The dossier is not finished yet.',
  ],
  'not-electronic': [
    'Kết quả này nhận bằng bản giấy, chưa xác nhận trực tuyến được.',
    'This result is handed over on paper and cannot be confirmed online.',
  ],
  'already-decided': [
    'Đã có quyết định giải quyết nên không rút, không dừng hoặc yêu cầu thêm được nữa.',
    'A decision exists, so it can no longer be withdrawn, stopped or asked about.',
  ],
  'payment-due': [
    'Hồ sơ đang có một khoản chưa nộp.',
    'There is an amount that is still to be paid.',
  ],
  'no-payment-due': ['Hồ sơ không có khoản nào phải nộp.', 'Nothing is to be paid.'],
  'not-stoppable': [
    'Hồ sơ ở trạng thái này không dừng được.',
    'A dossier in this state cannot be stopped.',
  ],
  'not-stopped': ['Hồ sơ không ở trạng thái dừng.', 'The dossier is not stopped.'],
  'not-expired': ['Chưa đến hạn.', 'The time is not over yet.'],
  'silence-means-nothing': [
    'Thủ tục này không quy định im lặng là đồng ý.',
    'In this procedure silence does not count as consent.',
  ],
  'no-due-date': [
    'Thủ tục chưa có thời hạn nên không có gì để gia hạn.',
    'There is no time limit that could be extended.',
  ],
  'already-extended': [
    'Mỗi hồ sơ chỉ được xin lỗi, gia hạn một lần.',
    'A dossier may be extended once only.',
  ],
  'no-extension-draft': [
    'Chưa có dự thảo gia hạn để ký.',
    'There is no draft of an extension to sign.',
  ],
  'extension-too-long': [
    'Số ngày gia hạn vượt mức thủ tục này cho phép.',
    'This is longer than the procedure allows.',
  ],
  'due-passed': [
    'Đã qua ngày hẹn trả nên không gia hạn được nữa. Nếu vẫn xin lỗi và hẹn lại ngày, hãy đánh dấu là biết hồ sơ đã quá hạn; hồ sơ vẫn tính là quá hạn.',
    'The due date has passed, so it cannot be extended. To apologise and promise a new day all the same, tick that you know it is late; the dossier stays late.',
  ],
  'verification-settled': [
    'Lần xác minh này đã có trả lời hoặc đã coi là đồng ý.',
    'This verification has been answered or counts as consented.',
  ],
  'track-settled': ['Nhánh này đã kết thúc.', 'This track has ended.'],
  'not-theirs': [
    'Hồ sơ này không còn ở người bàn giao',
    'This dossier is no longer with the officer who hands over',
  ],
  'held-by-colleague': [
    'Việc này đang ở cán bộ khác. Hãy bấm Nhận việc trước, hoặc để người phụ trách giao lại.',
    'Another officer has this work. Take it over first, or let the head assign it anew.',
  ],
  'held-elsewhere': [
    'Việc này thuộc bộ phận khác, bạn chỉ xem được hồ sơ.',
    'This is the work of another department; you can only read the dossier.',
  ],
  'tracks-open': [
    'Còn thủ tục liên thông chưa xong, chưa kết thúc hồ sơ được.',
    'Linked procedures are still open, so the dossier cannot be finished.',
  ],
}
