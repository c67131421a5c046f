"""The built-in vocabulary tables: ``code 中文名 [synonym …]``, one term a line.

Codes are stable identifiers that appear in data and in the public JSON. A bureau adds terms of
its own in ``_bureau/site.yml``; it never needs to edit this file.
"""

from __future__ import annotations

TABLES: dict[str, tuple[str, str]] = {
    "org_type": (
        "组织类型",
        """
        party_committee 党委
        general_branch 党总支
        branch 党支部
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
        kindergarten 幼儿园
        private_kindergarten 民办幼儿园
        primary 小学
        junior 初中
        senior 高中
        nine_year 九年一贯制
        twelve_year 十二年一贯制
        complete_secondary 完全中学
        vocational 中等职业学校 中专 中职
        special 特殊教育
        teaching_point 教学点
        university 高校
        bureau 教育行政部门
        """,
    ),
    "activity_type": (
        "活动类型",
        """
        theme_day 主题党日
        members_meeting 支部党员大会 党员大会
        committee_meeting 支委会
        group_meeting 党小组会
        regular_meeting 例会
        party_lecture 党课
        micro_lecture 微党课
        life_meeting 组织生活会
        democratic_appraisal 民主评议 双评
        debriefing 述职评议 书记述职评议
        heart_talk 谈心谈话
        political_birthday 政治生日
        oath 重温入党誓词
        dues 缴纳党费
        group_study 集中学习 集体学习
        volunteer 志愿服务
        visit 走访慰问
        pairing 结对帮扶
        demo_class 党员示范课
        red_study 红色研学 红色参观
        culture_week 主题文化周
        speech 演讲
        reading 读书会
        recital 诗会朗诵
        chorus 红歌赛
        exhibition 书画展
        drama 舞台剧 课本剧 话剧
        mentorship 青蓝工程 传帮带
        joint_building 共建
        training 培训
        research_report 科研报告会
        community 进社区 双报到
        election 评选
        observation 观摩交流
        report_meeting 报告会 宣讲
        film 观影
        video 微视频
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
        outstanding_member 优秀共产党员 优秀党员
        outstanding_worker 优秀党务工作者
        advanced_branch 先进基层党组织
        five_star_branch 星级党支部 红旗党支部
        moral_model 立德树人标兵
        outstanding_teacher 优秀教师
        most_beautiful_teacher 身边最美教师
        mentor 师傅
        apprentice 徒弟
        aid_teacher 支教教师 援疆教师
        volunteer_team 志愿服务队
        """,
    ),
    "level": (
        "级别",
        """
        college 院级 系级 院系级
        school 校级
        county 县级 区级
        city 市级
        province 省级
        ministry 部级
        nation 国家级
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
        named 已命名
        valid 有效
        under_recheck 待复核
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
        drama 话剧
        song 歌曲
        video 微视频
        lecture 微党课
        book 读物
        course 课程
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
