import { answer, ask, canFile, goOn, notYet, other, say, yesNo, type BuiltIn } from './make.ts'

const trade = 'Nghị định 168/2025/NĐ-CP'

export const householdBusiness: BuiltIn = {
  procedure: '1.001612',
  citation: trade,
  certainty: 'to-confirm',
  questions: [
    ask('what', say('Bạn muốn làm gì?', 'What would you like to do?'), [
      answer('new', say('Mở hộ kinh doanh mới', 'Open a new household business'), 'age'),
      answer('change', say('Thay đổi nội dung đã đăng ký', 'Change what is registered'), 'change'),
      answer(
        'pause',
        say('Tạm ngừng, hoặc kinh doanh lại trước hạn', 'Suspend it, or begin again early'),
        'pause',
      ),
      answer('end', say('Chấm dứt hoạt động', 'End it'), 'close'),
      answer(
        'lost',
        say('Xin cấp lại giấy chứng nhận', 'Have the certificate issued again'),
        'reissue',
      ),
    ]),
    ask(
      'age',
      say('Chủ hộ kinh doanh đã đủ 18 tuổi?', 'Is the owner at least 18 years old?'),
      yesNo('one', 'young'),
    ),
    ask(
      'one',
      say(
        'Bạn hoặc thành viên tham gia có đang đứng tên một hộ kinh doanh khác không?',
        'Do you or a member taking part already own another household business?',
      ),
      yesNo('already', 'founded'),
      say('Tính trên cả nước', 'Anywhere in the country'),
    ),
    ask('founded', say('Ai thành lập hộ kinh doanh?', 'Who founds it?'), [
      answer('individual', say('Một cá nhân', 'One person'), 'files', {
        set: { foundedBy: 'individual' },
      }),
      answer('family', say('Các thành viên hộ gia đình', 'Members of a family'), 'files', {
        set: { foundedBy: 'family' },
      }),
    ]),
    ask('files', say('Ai nộp hồ sơ?', 'Who files?'), [
      answer('owner', say('Chủ hộ kinh doanh', 'The owner'), 'go', { set: { filedBy: 'owner' } }),
      answer('authorised', say('Cá nhân được ủy quyền', 'A person with power of attorney'), 'go', {
        set: { filedBy: 'authorised' },
      }),
      answer('organisation', say('Tổ chức làm dịch vụ', 'A service organisation'), 'go', {
        set: { filedBy: 'organisation' },
      }),
    ]),
  ],
  endings: [
    goOn('go', canFile),
    other(
      'change',
      '2.000720',
      say(
        'Bạn cần thủ tục thay đổi nội dung đăng ký hộ kinh doanh.',
        'You need the change of a registration.',
      ),
    ),
    other(
      'pause',
      '1.001570',
      say(
        'Bạn cần thủ tục tạm ngừng, tiếp tục kinh doanh.',
        'You need the suspension or resumption.',
      ),
    ),
    other(
      'close',
      '1.001266',
      say('Bạn cần thủ tục chấm dứt hoạt động hộ kinh doanh.', 'You need the termination.'),
    ),
    other(
      'reissue',
      '2.000575',
      say('Bạn cần thủ tục cấp lại giấy chứng nhận.', 'You need a new certificate.'),
    ),
    notYet(
      'young',
      say('Chủ hộ kinh doanh phải từ đủ 18 tuổi.', 'The owner must be at least 18 years old.'),
      { citation: trade, certainty: 'to-confirm' },
    ),
    notYet(
      'already',
      say(
        'Mỗi cá nhân, thành viên hộ gia đình chỉ được đăng ký một hộ kinh doanh trong phạm vi cả nước.',
        'A person or family member may register only one household business in the whole country.',
      ),
      { citation: trade, certainty: 'to-confirm' },
    ),
  ],
}

const building = 'Nghị định 175/2024/NĐ-CP; Quyết định 56/QĐ-BXD'

export const buildingPermit: BuiltIn = {
  procedure: '1.013225',
  citation: building,
  certainty: 'certain',
  questions: [
    ask('what', say('Bạn định làm gì?', 'What do you plan?'), [
      answer('new', say('Xây mới', 'Build anew'), 'kind'),
      answer('repair', say('Sửa chữa, cải tạo', 'Repair or rebuild'), 'repair'),
      answer('move', say('Di dời công trình', 'Move a building'), 'move'),
      answer('change', say('Điều chỉnh giấy phép đã có', 'Change a permit I have'), 'change'),
      answer('longer', say('Gia hạn giấy phép đã có', 'Extend a permit I have'), 'longer'),
      answer(
        'lost',
        say('Cấp lại giấy phép bị mất, hỏng', 'Replace a permit that is lost'),
        'reissue',
      ),
    ]),
    ask(
      'kind',
      say('Bạn xây gì?', 'What do you build?'),
      [
        answer('house', say('Nhà ở riêng lẻ của gia đình', 'A private house'), 'land', {
          caseCode: 'house',
        }),
        answer(
          'works',
          say('Công trình khác, cấp III hoặc cấp IV', 'Other works of grade III or IV'),
          'land',
          { caseCode: 'works' },
        ),
        answer(
          'large',
          say('Công trình cấp đặc biệt, cấp I hoặc cấp II', 'Works of a higher grade'),
          'elsewhere',
        ),
      ],
      say(
        'Chưa rõ cấp công trình thì hỏi người thiết kế',
        'Ask who made the design if you do not know the grade',
      ),
    ),
    ask(
      'land',
      say(
        'Bạn có giấy chứng nhận quyền sử dụng đất hoặc giấy tờ khác về đất của thửa này không?',
        'Do you have a land use certificate or another land paper for this parcel?',
      ),
      yesNo('go', 'noland'),
    ),
  ],
  endings: [
    goOn('go', canFile),
    other(
      'repair',
      '1.013229',
      say('Bạn cần giấy phép sửa chữa, cải tạo.', 'You need a permit to repair or rebuild.'),
    ),
    other(
      'move',
      '1.013232',
      say('Bạn cần giấy phép di dời.', 'You need a permit to move a building.'),
    ),
    other(
      'change',
      '1.013226',
      say('Bạn cần thủ tục điều chỉnh giấy phép xây dựng.', 'You need the change of a permit.'),
    ),
    other(
      'longer',
      '1.013227',
      say('Bạn cần thủ tục gia hạn giấy phép xây dựng.', 'You need the extension of a permit.'),
    ),
    other(
      'reissue',
      '1.013228',
      say('Bạn cần thủ tục cấp lại giấy phép xây dựng.', 'You need a replacement of a permit.'),
    ),
    notYet(
      'elsewhere',
      say(
        'Thủ tục này ở xã chỉ dành cho công trình cấp III, cấp IV và nhà ở riêng lẻ. Bộ phận một cửa sẽ chỉ nơi nộp.',
        'Here it is only for works of grade III and IV and private houses. The desk will tell you where to file.',
      ),
      { citation: 'Quyết định 56/QĐ-BXD' },
    ),
    notYet(
      'noland',
      say(
        'Đơn phải ghi số giấy tờ về đất và kèm giấy tờ đó. Nếu chưa có, hãy hỏi bộ phận một cửa trước khi nộp.',
        'The application names the land paper and comes with it. Without one, ask at the desk first.',
      ),
      { citation: building, certainty: 'to-confirm' },
    ),
  ],
}

const uses = [
  ['wedding', 'Tổ chức đám cưới', 'A wedding'],
  [
    'event',
    'Hoạt động văn hóa, thể thao, lễ hội, tuyên truyền',
    'A cultural or sports event, a festival',
  ],
  ['parking', 'Điểm trông giữ xe', 'Guarded parking'],
  ['materials', 'Tập kết vật liệu, phế thải xây dựng', 'Building materials or rubble'],
  ['other', 'Mục đích khác', 'Something else'],
] as const

const road = 'Nghị định 165/2024/NĐ-CP, Điều 21; Nghị định 140/2025/NĐ-CP; Quyết định 871/QĐ-BXD'

export const roadUse: BuiltIn = {
  procedure: '1.013274',
  citation: road,
  certainty: 'certain',
  questions: [
    ask(
      'what',
      say(
        'Bạn cần dùng lòng đường, vỉa hè để làm gì?',
        'What do you need the road or pavement for?',
      ),
      [
        answer('funeral', say('Đám tang', 'A funeral'), 'time', { caseCode: 'funeral' }),
        ...uses.map(([code, vi, en]) =>
          answer(code, say(vi, en), 'time', { caseCode: 'other', set: { purpose: code } }),
        ),
        answer(
          'tree',
          say('Chặt hạ, dịch chuyển cây xanh trên đường', 'Fell or move a tree by the road'),
          'tree',
        ),
      ],
    ),
    ask(
      'time',
      say('Ngày bắt đầu sử dụng còn ở phía trước?', 'Is the first day of use still ahead?'),
      yesNo('go', 'past'),
    ),
  ],
  endings: [
    goOn('go', canFile),
    other(
      'tree',
      '1.002693',
      say(
        'Bạn cần giấy phép chặt hạ, dịch chuyển cây xanh.',
        'You need a permit to fell or move a tree.',
      ),
    ),
    notYet(
      'past',
      say(
        'Giấy phép được cấp cho thời gian sắp tới; ngày đã qua thì tờ khai không nhận.',
        'A permit is for days to come; the form takes no day that is past.',
      ),
      { citation: road, certainty: 'to-confirm' },
    ),
  ],
}
