import { answer, ask, canFile, goOn, notYet, other, say, type BuiltIn } from './make.ts'

const civil = 'Quyết định 163/QĐ-BTP; Thông tư 04/2020/TT-BTP, sửa đổi bởi Thông tư 04/2024/TT-BTP'

export const maritalStatus: BuiltIn = {
  procedure: '1.004873',
  citation: civil,
  certainty: 'certain',
  questions: [
    ask('who', say('Bạn xin giấy xác nhận cho ai?', 'Who is the certificate about?'), [
      answer('self', say('Cho bản thân', 'Myself'), 'why', { set: { relation: 'self' } }),
      answer('relative', say('Cho người thân thích', 'A relative'), 'why', {
        set: { relation: 'relative' },
      }),
      answer(
        'authorised',
        say('Theo ủy quyền của người khác', 'Somebody who authorised me'),
        'why',
        { set: { relation: 'authorised' } },
      ),
    ]),
    ask('why', say('Giấy dùng để làm gì?', 'What is it for?'), [
      answer('marriage', say('Để kết hôn', 'To marry'), 'period', { set: { purpose: 'marriage' } }),
      answer(
        'other',
        say(
          'Việc khác, ví dụ mua bán nhà đất, vay vốn',
          'Something else, such as selling land or a loan',
        ),
        'period',
        { set: { purpose: 'other' } },
      ),
    ]),
    ask(
      'period',
      say(
        'Có cần xác nhận cho thời gian thường trú ở nơi khác trước đây?',
        'Is it about an earlier time of residence elsewhere?',
      ),
      [
        answer('no', say('Không', 'No'), 'again', { set: { forPeriod: 'no' } }),
        answer('yes', say('Có', 'Yes'), 'again', { set: { forPeriod: 'yes' } }),
      ],
      say(
        'Nếu có, cơ quan phải xác minh nên thời hạn dài hơn',
        'If so, it has to be verified and takes longer',
      ),
    ),
    ask(
      'again',
      say('Trước đây đã từng được cấp giấy này chưa?', 'Was this certificate issued before?'),
      [
        answer('no', say('Chưa', 'No'), 'go', { set: { again: 'no' } }),
        answer(
          'back',
          say('Rồi, tôi nộp lại được giấy cũ', 'Yes, and I can hand the old one back'),
          'go',
          { set: { again: 'yes', returnsOld: 'yes' } },
        ),
        answer('lost', say('Rồi, nhưng không còn giấy cũ', 'Yes, but I no longer have it'), 'go', {
          set: { again: 'yes', returnsOld: 'no' },
        }),
      ],
    ),
  ],
  endings: [goOn('go', canFile)],
}

const kinds = [
  ['birth-certificate', 'Bản sao Giấy khai sinh', 'Birth certificate'],
  ['birth', 'Trích lục khai sinh', 'Birth extract'],
  ['marriage', 'Trích lục kết hôn', 'Marriage extract'],
  ['death', 'Trích lục khai tử', 'Death extract'],
  ['other', 'Trích lục hộ tịch khác', 'Another civil-status extract'],
] as const

export const civilExtract: BuiltIn = {
  procedure: '2.000635',
  citation: civil,
  certainty: 'certain',
  questions: [
    ask('what', say('Bạn cần giấy tờ gì?', 'What do you need?'), [
      ...kinds.map(([code, vi, en]) =>
        answer(code, say(vi, en), 'entered', code === 'other' ? {} : { set: { kind: code } }),
      ),
      answer(
        'certified',
        say(
          'Sao y giấy tờ tôi đang có bản chính (bằng cấp, sổ đất …)',
          'Copies of an original that I have (diploma, land certificate …)',
        ),
        'certified',
      ),
      answer(
        'confirm',
        say('Văn bản xác nhận thông tin hộ tịch', 'A confirmation of civil-status data'),
        'confirm',
      ),
    ]),
    ask(
      'entered',
      say(
        'Việc này (sinh, kết hôn, chết …) đã được đăng ký vào sổ hộ tịch chưa?',
        'Was it (birth, marriage, death …) entered in a civil-status register?',
      ),
      [
        answer('yes', say('Đã đăng ký', 'Yes'), 'who'),
        answer('unsure', say('Không chắc', 'Not sure'), 'who'),
        answer('no', say('Chưa đăng ký bao giờ', 'Never'), 'never'),
      ],
    ),
    ask('who', say('Bạn xin cho ai?', 'For whom?'), [
      answer('self', say('Cho bản thân', 'Myself'), 'go', { set: { relation: 'self' } }),
      answer('relative', say('Cho người thân thích', 'A relative'), 'go', {
        set: { relation: 'relative' },
      }),
      answer(
        'authorised',
        say('Theo ủy quyền của người khác', 'Somebody who authorised me'),
        'go',
        { set: { relation: 'authorised' } },
      ),
      answer('organisation', say('Cho cơ quan, tổ chức', 'An agency or organisation'), 'go', {
        set: { relation: 'organisation' },
      }),
    ]),
  ],
  endings: [
    goOn('go', canFile),
    other(
      'certified',
      '2.000815',
      say('Bạn cần chứng thực bản sao từ bản chính.', 'You need certified copies of an original.'),
    ),
    other(
      'confirm',
      '2.002516',
      say(
        'Bạn cần thủ tục xác nhận thông tin hộ tịch.',
        'You need the confirmation of civil-status data.',
      ),
    ),
    notYet(
      'never',
      say(
        'Chưa đăng ký thì chưa có sổ để cấp bản sao. Hãy đăng ký khai sinh, kết hôn hoặc khai tử trước.',
        'What was never registered has no entry to copy. Register the birth, marriage or death first.',
      ),
      { citation: civil },
    ),
  ],
}

const pension = 'Nghị định 176/2025/NĐ-CP'

export const socialPension: BuiltIn = {
  procedure: '1.014027',
  citation: pension,
  certainty: 'to-confirm',
  questions: [
    ask('who', say('Ai là người đề nghị hưởng?', 'Who claims?'), [
      answer('self', say('Chính tôi', 'I do'), 'age', { set: { relation: 'self' } }),
      answer(
        'helper',
        say('Tôi khai giúp người khác, ví dụ cha mẹ', 'I help somebody else, such as a parent'),
        'age',
        { set: { relation: 'helper' } },
      ),
    ]),
    ask('age', say('Người đề nghị hưởng bao nhiêu tuổi?', 'How old is the person who claims?'), [
      answer('75', say('Từ đủ 75 tuổi', '75 or older'), 'pension', { caseCode: 'from-75' }),
      answer('70', say('Từ đủ 70 đến dưới 75 tuổi', '70 to 74'), 'poor', { caseCode: 'poor-70' }),
      answer('less', say('Dưới 70 tuổi', 'Under 70'), 'young'),
    ]),
    ask('poor', say('Hộ của người đó thuộc diện nào?', 'What is the household?'), [
      answer('poor', say('Hộ nghèo', 'Poor'), 'pension', { set: { poverty: 'poor' } }),
      answer('near', say('Hộ cận nghèo', 'Near-poor'), 'pension', {
        set: { poverty: 'near-poor' },
      }),
      answer('none', say('Không thuộc hộ nghèo, cận nghèo', 'Neither'), 'notpoor'),
    ]),
    ask(
      'pension',
      say(
        'Người đó đang hưởng lương hưu hoặc trợ cấp bảo hiểm xã hội hằng tháng không?',
        'Is there a pension or a monthly social-insurance benefit?',
      ),
      [
        answer('none', say('Không', 'No'), 'go', { set: { hasPension: 'no' } }),
        answer(
          'small',
          say('Có, dưới 500.000 đồng mỗi tháng', 'Yes, under 500,000 đồng a month'),
          'go',
          { set: { hasPension: 'yes' } },
        ),
        answer(
          'large',
          say('Có, từ 500.000 đồng mỗi tháng trở lên', 'Yes, 500,000 đồng a month or more'),
          'enough',
          { set: { hasPension: 'yes' } },
        ),
      ],
    ),
  ],
  endings: [
    goOn('go', canFile),
    notYet(
      'young',
      say(
        'Trợ cấp này dành cho người từ đủ 75 tuổi, hoặc từ đủ 70 tuổi thuộc hộ nghèo, hộ cận nghèo.',
        'It is for people of 75 and over, or of 70 and over in poor or near-poor households.',
      ),
      { citation: pension, certainty: 'to-confirm' },
    ),
    notYet(
      'notpoor',
      say(
        'Từ 70 đến dưới 75 tuổi, trợ cấp này chỉ dành cho hộ nghèo, hộ cận nghèo. Khi đủ 75 tuổi hãy nộp lại.',
        'Between 70 and 74 it is only for poor and near-poor households. Apply when 75.',
      ),
      { citation: pension, certainty: 'to-confirm' },
    ),
    notYet(
      'enough',
      say(
        'Người đang hưởng lương hưu, trợ cấp hằng tháng từ 500.000 đồng trở lên có thể không thuộc diện hưởng. Cán bộ sẽ xem xét nếu bạn nộp.',
        'With 500,000 đồng a month or more it may not apply. The officer will consider it if you file.',
      ),
      { citation: pension, certainty: 'to-confirm' },
    ),
  ],
}
