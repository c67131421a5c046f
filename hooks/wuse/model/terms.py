"""The built-in vocabulary tables: ``code 中文名 [synonym …]``, one term a line.

A synonym may be narrower than its term: pages show it as it was written, lists sort and filter by
the term. Codes are stable identifiers that appear in data and in the public JSON. A bureau adds
terms of its own in ``_bureau/site.yml``; it never needs to edit this file.
"""

from __future__ import annotations

TABLES: dict[str, tuple[str, str]] = {
    "org_type": (
        "组织类型",
        """
        party_committee 党委 校党委 集团党委 学院党委 中心校党委
        general_branch 党总支 集团党总支 校党总支 院系党总支
        branch 党支部 学校党支部 教工党支部 教职工党支部 学生党支部
        joint_branch 联合党支部
        group 党小组
        bureau_committee 教育局党委
        education_work_committee 教育工委
        agency_branch 机关支部
        retiree_branch 离退休教职工党支部 离退休支部
        network_grid 责任网格
        """,
    ),
    "stage": (
        "学段",
        """
        kindergarten 幼儿园 学前 学前教育 托幼
        private_kindergarten 民办幼儿园
        primary 小学 小学部 小学阶段
        junior 初中 初级中学 初中部
        senior 高中 普通高中 高级中学 高中部
        nine_year 九年一贯制 九年一贯制学校 九年制
        twelve_year 十二年一贯制 十二年一贯制学校 十二年制
        complete_secondary 完全中学 完中
        vocational 中等职业学校 中专 中职 职高 职业高中 技校 职业学校 职教中心
        special 特殊教育 特教 特殊教育学校 特教学校
        teaching_point 教学点
        university 高校 大学 高等院校 高职 高职院校
        bureau 教育行政部门 教育局
        """,
    ),
    "activity_type": (
        "活动类型",
        """
        theme_day 主题党日 支部主题党日 党日活动 主题党日+ 固定党日
        three_meetings 三会一课
        members_meeting 支部党员大会 党员大会
        committee_meeting 支委会
        group_meeting 党小组会
        regular_meeting 例会 工作例会 会议 工作会议 推进会 部署会 工作推进会 动员会 专题会议
        forum 座谈会 座谈 座谈交流
        seminar 研讨交流 研讨 研讨会 教学研讨 专题研讨 教研活动
        party_lecture 党课 专题党课 讲党课 书记讲党课 上党课
        micro_lecture 微党课
        life_meeting 组织生活会
        democratic_appraisal 民主评议 双评
        debriefing 述职评议 书记述职评议 述职
        heart_talk 谈心谈话 谈心
        political_birthday 政治生日
        oath 重温入党誓词 重温誓词 入党宣誓
        dues 缴纳党费
        group_study 集中学习 集体学习 理论学习 政治学习 专题学习 中心组学习
        volunteer 志愿服务 志愿活动 义务劳动 学雷锋 学雷锋活动 学雷锋志愿服务 志愿者活动
        social_practice 社会实践 劳动实践 劳动教育
        visit 走访慰问 走访 慰问 家访 送温暖 大走访 走访家访 入户走访
        pairing 结对帮扶 帮扶 送教 送教下乡 送课下乡 送教上门 送课到校 结对助学
        demo_class 党员示范课 示范课 公开课
        red_study 红色研学 红色参观 参观 参观学习 研学
        memorial 祭扫纪念 祭扫 清明祭扫 祭奠英烈 缅怀先烈
        culture_week 主题文化周 文化周
        flag_raising 升旗仪式 升国旗 升国旗仪式 国旗下讲话 升旗 升国旗活动
        ceremony 仪式 启动仪式 揭牌仪式 授牌仪式 签约仪式
        class_meeting 主题班会 班会 主题队会 主题团日
        speech 演讲 演讲比赛
        talk 讲座 专题讲座 知识讲座
        essay 征文 征文比赛 征文活动
        contest 知识竞赛 竞赛 技能竞赛 技能比武 比赛
        reading 读书会 读书 读书分享 读书活动 读书班 阅读活动
        recital 诗会朗诵 朗诵 诵读 经典诵读
        chorus 红歌赛 红歌 合唱
        exhibition 书画展 展览 作品展 展示活动 成果展
        drama 舞台剧 课本剧 话剧 情景剧
        performance 文艺演出 文艺汇演 汇演 联欢会 庆祝活动
        sports 体育活动 运动会 体育比赛
        mentorship 青蓝工程 传帮带 师徒结对 拜师
        joint_building 共建 结对共建 联建
        training 培训 专题培训 业务培训 岗位培训 党务培训
        research_report 科研报告会
        community 进社区 双报到 社区服务
        election 评选 评比
        commendation 表彰 表彰大会 表彰会
        observation 观摩交流 观摩 听课评课
        open_day 开放日 校园开放日 家长开放日
        report_meeting 报告会 宣讲 宣讲会
        warning 警示教育 廉政教育 廉洁教育
        film 观影 观看影片 红色观影
        video 微视频 微电影 短视频
        """,
    ),
    "cadence": (
        "频次",
        """
        weekly 每周
        biweekly 每两周
        monthly 每月
        per_term 每学期
        quarterly 每季度
        half_year 每半年
        yearly 每年
        year_end 年末
        months 指定月份
        once 一次
        rolling 常态化
        """,
    ),
    "exemplar_type": (
        "典型类型",
        """
        model_post 党员示范岗 示范岗
        vanguard_post 党员先锋岗 先锋岗
        model_class 党员示范班 示范班
        responsibility_zone 党员责任区 责任区
        workstation 党员工作站 工作站
        master_studio 名师工作室
        headteacher_studio 名班主任工作室 名班主任
        principal_studio 名校长工作室 名校长
        research_studio 研究工作室
        model_workshop 示范工作坊 党员示范车间 劳模工作室 工匠工作室 技能大师工作室 示范车间
        outstanding_member 优秀共产党员 优秀党员
        outstanding_worker 优秀党务工作者
        advanced_branch 先进基层党组织
        five_star_branch 星级党支部 红旗党支部 示范党支部
        moral_model 立德树人标兵
        outstanding_teacher 优秀教师 优秀班主任 先进教师
        most_beautiful_teacher 身边最美教师
        mentor 师傅
        apprentice 徒弟
        aid_teacher 支教教师 援疆教师
        volunteer_team 志愿服务队 党员志愿服务队 志愿者队伍
        helpers 五老队伍 关工委 五老宣讲团
        """,
    ),
    "level": (
        "级别",
        """
        college 院级 系级 院系级
        school 校级 园级
        county 县级 区级 县区级 区县级 旗县级
        city 市级 地市级 地级市级 州级
        province 省级 自治区级
        ministry 部级
        nation 国家级 全国
        """,
    ),
    "brand_status": (
        "品牌状态",
        """
        draft 起草中
        declared 已申报
        cultivating 培育中
        midterm 中期检查
        exhibiting 展示中
        reviewing 评审中
        publicized 公示中
        named 已命名 命名
        valid 有效
        under_recheck 待复核
        accepted 已验收 验收合格 通过验收
        expired 已到期
        withdrawn 已撤销
        """,
    ),
    "document_type": (
        "文件类型",
        """
        plan 方案
        points 要点
        system 制度
        list 清单
        standard 标准
        measure 办法
        handbook 手册
        rule 规范
        notice 通知
        publication 出版物
        """,
    ),
    "list_kind": (
        "清单类别",
        """
        mechanism 机制
        principle 原则与口诀 原则 口诀
        standard 标准
        register 清单
        selection 评选与争创 评选 争创
        practice 实践形式
        path 培育路径
        channel 渠道与平台 渠道 平台
        duty 职责
        liaison 联系基层
        programme 品牌计划
        outcome 成效
        other 其他
        """,
    ),
    "work_type": (
        "作品类型",
        """
        drama 话剧 情景剧 课本剧 舞台剧
        song 歌曲 校歌
        video 微视频 微电影 短视频 宣传片
        lecture 微党课
        book 读物 书籍 画册 文集
        course 课程 校本课程
        textbook 校本教材 教材
        exhibition 展览
        """,
    ),
    "campaign": (
        "主题教育",
        """
        mass_line 群众路线教育实践活动
        three_stricts 三严三实
        two_studies 两学一做
        mission 不忘初心牢记使命
        history 党史学习教育
        twentieth 学习贯彻二十大主题教育
        discipline 党纪学习教育
        """,
    ),
}
"""Scheme -> (Chinese name of the scheme, its terms)."""

FIELD_NAMES: dict[str, str] = {
    "BrandFile": """
        owner 学校 学校信息 基本信息
        brand 品牌信息
        initiatives 品牌载体 行动
        methods 工作方法
        metrics 数据 成效指标
        outcomes 成效 主要成效
        honours 所获荣誉 获得荣誉
        facilities 阵地建设
        documents 制度 规章制度
        partners 共建 合作 合作单位 结对单位
        courses 校本课程
        recognition 品牌命名 品牌认定
        named 同意公开姓名
        """,
    "Activity": """
        title 活动名称 活动标题 名称
        date 活动时间 活动日期 开展时间 举办时间 时间
        type 活动类别 活动形式 类别 类型
        initiative 载体 对应载体
        theme 活动主题
        place 活动地点 举办地点
        presenter 主讲人 主持人 主持 授课人
        participants 参加人员 参与人员 参加对象 参加人数 参与人数 参与人群
        partners 协办单位 合作单位
        organiser 承办单位 组织单位
        summary 简介 活动简介
        body 活动内容 活动过程 内容 主要内容
        outcome 活动成效 成效
        quotes 活动感言 感言
        photos 活动照片 图片
        links 报道链接 相关报道 报道
        """,
    "Exemplar": """
        name 典型名称 岗位名称
        type 类别 类型
        role 职务 岗位 责任人 负责人 领衔人
        initiative 载体
        since 设立时间 成立时间 命名时间 时间
        summary 简介 事迹简介
        story 主要事迹 先进事迹
        promises 承诺 岗位职责 职责
        members 成员 成员数
        achievements 荣誉 成果 所获荣誉
        portrait 头像
        """,
    "Case": """
        title 标题 案例名称
        author 作者 单位
        background 案例背景 实施背景
        practice 主要做法
        results 主要成效 工作成效
        insights 经验启示
        """,
    "Brand": """
        name 名称 品牌名
        slogan 品牌口号
        more_slogans 副口号 其它口号
        idea 品牌理念 核心理念
        meaning 品牌内涵 品牌释义 释义 品牌含义 含义
        goals 品牌目标
        since 创立时间 品牌创建时间
        basis 依据
        logo 品牌标识 LOGO Logo logo 品牌LOGO 品牌logo 品牌Logo
        """,
    "Logo": """
        meaning 释义 含义 寓意 LOGO释义
        """,
    "Owner": """
        name 学校名称 名称 学校
        organisation 党组织名称
        ownership 学校性质
        founded 建园时间 创办时间 成立时间
        motto 园训 院训
        alliances 所属集团 联盟 教育集团
        parent_name 上级单位 主管单位 主管部门 上级党组织
        office 责任科室
        party_members 党员人数
        staff 教职工人数 教师人数 教师数
        students 学生人数 在校生 在校学生 在园幼儿 幼儿数 在校生数
        classes 班级 教学班
        branches 下设支部 下设党支部 党组织设置
        former 原名
        about 简介 学校简介 园所简介
        """,
    "Branch": """
        members 党员人数
        brand 支部品牌 品牌名称
        children 下设支部 下设党支部
        """,
    "Campus": """
        since 启用 建成时间
        """,
    "Member": """
        brand 品牌名称
        """,
    "MemberList": """
        listed 名单 成员
        """,
    "Initiative": """
        name 载体名称 行动名称
        kind 类型
        owner 负责人 牵头部门 责任部门 责任科室 牵头科室
        aim 目标任务
        description 简介 内容 主要内容
        points 主要做法 具体措施 做法 措施
        children 子项 子行动
        """,
    "Pair": """
        party 党建
        school 业务面 业务 教学
        """,
    "Method": """
        title 工作法名称
        description 释义 含义
        """,
    "Item": """
        text 说明 释义
        """,
    "NamedList": """
        items 内容 条目
        description 说明
        """,
    "Facility": """
        name 阵地名称
        standard 面积
        """,
    "Document": """
        title 名称 标题 文件
        date 时间
        """,
    "Honour": """
        title 名称 荣誉 奖项 称号
        level 等级
        issuer 授予单位 颁奖单位
        date 获得时间 获奖时间 年份
        """,
    "ExemplarCount": """
        type 类型 类别
        count 数量
        """,
    "Recognition": """
        grade 名称 称号
        by 认定单位 授予单位
        year 命名时间 认定时间 时间
        accepted 验收时间 验收结果
        """,
    "Partner": """
        name 单位名称 名称
        kind 类型
        does 合作内容
        since 共建时间 时间
        """,
    "Project": """
        name 名称 项目名称
        """,
    "Course": """
        name 名称 课程名称
        """,
    "Work": """
        title 名称 作品名称
        """,
    "ThemeYear": """
        name 名称
        """,
    "Metric": """
        name 名称 指标名称
        value 数量
        period 时间
        """,
    "Group": """
        kind 对象 类别
        count 数量
        """,
}
"""Record -> its fields with the names that schools give them beside ours, one field a line."""

ADVICE: dict[str, dict[str, str]] = {
    "activity_type": {
        "、|，|/|＋|[+]": "只写最主要的一种，别的写进“标签”。",
    },
    "exemplar_type": {
        "队员|团员|学生|少年|学子": "典型里不写学生个人；写成班级的“党员示范班”，或者写一项活动。",
    },
}
"""Scheme -> pattern of words that are no terms, but resemble some -> what to do instead."""

OF_ONE_PERSON = frozenset(
    {
        "outstanding_member",
        "outstanding_worker",
        "moral_model",
        "outstanding_teacher",
        "most_beautiful_teacher",
        "mentor",
        "apprentice",
        "aid_teacher",
    }
)
"""Exemplar types that are a single person, so that the name needs consent."""
