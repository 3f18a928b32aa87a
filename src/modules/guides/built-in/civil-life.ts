import { answer, ask, canFile, goOn, notYet, other, say, yesNo, type BuiltIn } from './make.ts'

const civil = 'Quyết định 163/QĐ-BTP; Thông tư 04/2020/TT-BTP, sửa đổi bởi Thông tư 04/2024/TT-BTP'

export const death: BuiltIn = {
  procedure: '1.000656',
  citation: civil,
  certainty: 'certain',
  questions: [
    ask(
      'foreign',
      say(
        'Người đã chết là người nước ngoài, hoặc chết ở nước ngoài?',
        'Was the deceased a foreigner, or did they die abroad?',
      ),
      yesNo('abroad', 'before'),
    ),
    ask(
      'before',
      say('Việc chết đã được đăng ký khai tử chưa?', 'Has the death been registered?'),
      [
        answer('never', say('Chưa', 'No'), 'who'),
        answer(
          'copy',
          say('Rồi, tôi chỉ cần bản sao trích lục', 'Yes, I only need a copy'),
          'copies',
        ),
        answer(
          'again',
          say('Rồi, nhưng nay phải đăng ký lại', 'Yes, but it must be registered again'),
          'again',
        ),
      ],
    ),
    ask('who', say('Bạn là gì của người đã chết?', 'What are you to the deceased?'), [
      answer('spouse', say('Vợ, chồng', 'Spouse'), 'proof', { set: { relation: 'spouse' } }),
      answer('child', say('Con', 'Child'), 'proof', { set: { relation: 'child' } }),
      answer('parent', say('Cha, mẹ', 'Parent'), 'proof', { set: { relation: 'parent' } }),
      answer('relative', say('Người thân thích khác', 'Other relative'), 'proof', {
        set: { relation: 'relative' },
      }),
      answer(
        'organisation',
        say('Đại diện cơ quan, tổ chức liên quan', 'For an agency or organisation'),
        'proof',
        { set: { relation: 'organisation' } },
      ),
      answer('authorised', say('Người được ủy quyền', 'Proxy'), 'proof', {
        set: { relation: 'authorised' },
      }),
    ]),
    ask('proof', say('Bạn có giấy tờ nào chứng minh việc chết?', 'What proves the death?'), [
      answer(
        'electronic',
        say('Giấy báo tử điện tử của cơ sở y tế', 'Electronic death notice'),
        'go',
        { set: { deathProof: 'electronic' } },
      ),
      answer('paper', say('Giấy báo tử bản giấy', 'Death notice on paper'), 'go', {
        set: { deathProof: 'paper' },
      }),
      answer(
        'substitute',
        say(
          'Giấy tờ thay Giấy báo tử (của Tòa án, Công an, giám định pháp y …)',
          'A paper in its place (court, police, forensic …)',
        ),
        'go',
        { set: { deathProof: 'substitute' } },
      ),
      answer(
        'evidence',
        say('Chết đã lâu, không có Giấy báo tử', 'Died long ago, no death notice'),
        'go',
        { set: { deathProof: 'evidence' } },
      ),
    ]),
  ],
  endings: [
    goOn('go', canFile),
    other(
      'abroad',
      '1.001766',
      say(
        'Bạn cần thủ tục đăng ký khai tử có yếu tố nước ngoài.',
        'You need the registration of a death with a foreign element.',
      ),
    ),
    other(
      'copies',
      '2.000635',
      say(
        'Bạn chỉ cần xin bản sao trích lục khai tử.',
        'You only need a copy of the death extract.',
      ),
    ),
    other(
      'again',
      '1.005461',
      say('Bạn cần thủ tục đăng ký lại khai tử.', 'You need the repeated registration of a death.'),
    ),
  ],
}

const family = 'Luật Hôn nhân và gia đình 2014, Điều 8'

export const marriage: BuiltIn = {
  procedure: '1.000894',
  citation: `${family}; ${civil}`,
  certainty: 'certain',
  questions: [
    ask(
      'foreign',
      say(
        'Một trong hai người là người nước ngoài, hoặc đang định cư ở nước ngoài?',
        'Is one of the two a foreigner, or settled abroad?',
      ),
      yesNo('abroad', 'before'),
    ),
    ask(
      'before',
      say(
        'Hai người đã từng đăng ký kết hôn với nhau và nay phải đăng ký lại?',
        'Have the two been married to each other before and must register again?',
      ),
      yesNo('again', 'age'),
    ),
    ask(
      'age',
      say(
        'Bên nam từ đủ 20 tuổi và bên nữ từ đủ 18 tuổi?',
        'Is the man at least 20 and the woman at least 18?',
      ),
      yesNo('free', 'young'),
    ),
    ask(
      'free',
      say('Hiện cả hai đều không có vợ, không có chồng?', 'Is neither of the two married now?'),
      yesNo('go', 'married'),
      say(
        'Đã ly hôn hoặc vợ, chồng đã chết thì chọn “Có”',
        'After a divorce or as a widow choose “Yes”',
      ),
    ),
  ],
  endings: [
    goOn('go', canFile),
    other(
      'abroad',
      '2.000806',
      say(
        'Bạn cần thủ tục đăng ký kết hôn có yếu tố nước ngoài.',
        'You need the registration of a marriage with a foreign element.',
      ),
    ),
    other(
      'again',
      '1.004746',
      say(
        'Bạn cần thủ tục đăng ký lại kết hôn.',
        'You need the repeated registration of a marriage.',
      ),
    ),
    notYet(
      'young',
      say(
        'Chưa đủ tuổi kết hôn: nam từ đủ 20 tuổi, nữ từ đủ 18 tuổi.',
        'Too young to marry: a man from full 20, a woman from full 18 years.',
      ),
      { citation: family },
    ),
    notYet(
      'married',
      say(
        'Người đang có vợ hoặc có chồng thì chưa đăng ký kết hôn với người khác được.',
        'Who is married cannot register a marriage with somebody else.',
      ),
      { citation: family, certainty: 'to-confirm' },
    ),
  ],
}
