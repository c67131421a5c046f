"""What the site must show of the seven institutions, item by item.

The ids are those of the acceptance list that the sample data in ``brands/`` was made from: S0 to S4
are its five sources, X what cuts across them. Each item names the texts that prove it and the page
where a reader finds them.
"""

from collections.abc import Mapping

BEIZAO = "brands/beizao/index.html"
SIPING = "brands/siping-no20/index.html"
CHANGLE = "brands/changle-bureau/index.html"
COMMITTEE = "brands/education-committee/index.html"
UNIVERSITY = "brands/normal-university/index.html"
CASE = "brands/normal-university/case/index.html"
JIAMUSI = "brands/jiamusi-bureau/index.html"
LINHAI = "brands/linhai-primary/index.html"
LINHAI_INITIATIVES = "brands/linhai-primary/initiatives/index.html"
LINHAI_ARCHIVE = "brands/linhai-primary/archive/index.html"
WURANG = "brands/wurang/index.html"
TIMELINE = "timeline/index.html"
UNDATED = "timeline/undated/index.html"
EXEMPLARS = "exemplars/index.html"
RESOURCES = "resources/index.html"
MATRIX = "matrix/index.html"
TEACHER = "brands/siping-no20/exemplars/outstanding-teacher/index.html"

SOURCED = [
    "beizao",
    "siping-no20",
    "changle-bureau",
    "education-committee",
    "normal-university",
    "jiamusi-bureau",
    "wurang",
]
"""The folders whose facts come from public sources."""


def activity(owner: str, name: str) -> str:
    return f"brands/{owner}/activities/{name}/index.html"


def numbered(prefix: str, last: int) -> list[str]:
    return [f"{prefix}-{number}" for number in range(1, last + 1)]


IDS = [
    *numbered("S0", 8),
    *numbered("S1a", 10),
    *numbered("S1b", 6),
    *numbered("S1c", 9),
    *numbered("S2", 8),
    *numbered("S3", 6),
    *numbered("S4", 7),
    *numbered("X", 6),
    "S3-4b",
    "S4-6b",
]
"""Every item of the list."""

ITEMS: Mapping[str, Mapping[str, str]] = {
    # S0: the article on the five pillars
    "S0-1": {
        WURANG: """
            规范建设支部，让阵地活起来 严格各项机制，让组织生活实起来
            突出工作重点，让党建工作与学校工作融起来 树立先进典型，让党建品牌亮起来
            创新党内活动，让各类活动新起来 阵地活 组织生活实 融起来 品牌亮 活动新
            一支部一特色、一支部一品牌
            """,
    },
    "S0-2": {
        WURANG: """
            例会每周1次 支部委员会每月1次 党员大会每月1次 主题党日每月1次 志愿服务每月1次
            党课每月1次·党委书记或者总支书记亲自讲 谈心谈话每半年1次 组织生活会每半年1次
            双评每年1次 支部书记述职评议每年1次
            """,
        LINHAI_INITIATIVES: "红帆日规定动作每月1次 全部做到",
    },
    "S0-3": {WURANG: "党支部 年级组的党支部或党小组 教研组的党支部或党小组 神经末梢"},
    "S0-4": {WURANG: "党员活动室 三会一课、组织生活会、民主评议党员、党员固定活动"},
    "S0-5": {
        WURANG: """
            党建+教育、党建+教学、党建+师德 管思想、带队伍、抓作风、促工作 同部署 同检查 同考核
            """,
    },
    "S0-6": {
        WURANG: """
            《学校党组织党建品牌创建活动实施方案》 党建示范校 党建品牌 先进典型 育 选 推 学
            有形可望 有貌可观 有例可比 有点可挖 有经可取 一枝独秀 百花齐放
            """,
    },
    "S0-7": {
        WURANG: """
            规定动作 自选动作 根据不同党员群体的需求 微信、QQ群、微博、网络视频 群众代表列席
            服务代表列席 多渠道收集意见建议
            """,
    },
    "S0-8": {
        WURANG: """
            “五让”促学校基层党建工作上档升级 中国公共新闻网 杨堇
            武汉大学信息管理学院图书情报专业 2019年2月19日 依据公开资料整理的示例
            这一页介绍一篇文章提出的做法
            """,
    },
    # S1a: Beizao school
    "S1a-1": {
        BEIZAO: """
            党旗领航 五色行动铸党魂 《关于进一步浓厚党建氛围的实施方案》 局党委 红色先锋示范行动
            橙色关爱留守儿童行动 蓝色岗位争先行动 绿色志愿服务行动 紫色精准扶贫行动
            又称：红色先锋示范行 又称：橙色关爱留守儿童行 又称：蓝色岗位争先行 又称：绿色志愿服务行
            又称：紫色精准扶贫行
            """,
    },
    "S1a-2": {
        BEIZAO: """
            硬件设施完善 规章制度健全 组织活动经常 党员管理到位 行业特色鲜明 党建工作成效显著
            """,
    },
    "S1a-3": {
        BEIZAO: """
            党史走廊 学校党建工作室 场所 设施 标志 党旗 书报 制度 桌椅等必要设施 电子教育设备
            党旗、入党誓言、党员义务和权利、党支部职责、三会一课制度、组织生活会制度
            中国共产党廉洁自律准则、中国共产党纪律处分条例
            理论学习、三会一课、支部主题党日、工作交流、党务公开、协商讨论
            """,
    },
    "S1a-4": {
        BEIZAO: """
            主题党日每月1次 集体固定学习日每月1次 党员示范班 党员示范岗
            带头学习强素质、带头干事谋发展、带头服务比贡献
            """,
        activity("beizao", "undated-xu-jingxin-residence"): "黄山馆 徐镜心故居 爱国情怀 不详",
        activity("beizao", "undated-xiadingjia-hall"): """
            下丁家精神展馆 20世纪60年代 与穷山恶水搏斗、改天换地 不详
            """,
    },
    "S1a-5": {
        BEIZAO: """
            爱心屋 留守儿童管护中心 由专人负责 三优先 学习优先 生活优先 活动优先 五必须
            每位党员→一名学生：帮扶 党员→帮扶的学生：谈心每周1次
            党员→学生的任课老师：谈话每周1次 党员→学生家长：交流每学期1次
            党员→帮扶的学生：走访慰问年末1次 生活帮扶、学业援助、亲情陪伴、素质提升
            """,
    },
    "S1a-6": {
        BEIZAO: """
            青蓝工程 履行师傅职责 优质课多次获得教研员好评 教体局举办的抽考、能力测评 7名
            不列姓名 一名党员就是一面旗帜
            """,
    },
    "S1a-7": {
        BEIZAO: "枫晚老年公寓 福利中心 志愿服务常态化 奉献、友爱、互助、进步",
        activity("beizao", "undated-fengwan-apartment"): """
            枫晚老年公寓 绿色志愿服务 党员 帮老人做饭 打扫卫生 陪老人散步 陪老人聊天
            """,
        activity("beizao", "undated-welfare-centre"): "福利中心 绿色志愿服务",
    },
    "S1a-8": {
        BEIZAO: "扶贫宣讲大会每月1次 待核实扶贫宣讲大会 待核实走访慰问 漏了数字",
        activity("beizao", "2018-04-poverty-relief-talks"): "2018年4月起 紫色精准扶贫",
        activity("beizao", "undated-home-visits"): "大米 面粉 食用油 鸡蛋",
    },
    "S1a-9": {
        BEIZAO: """
            提高了党员的思想素质、业务素质 加强了党组织的凝聚力 提升了党组织的威信与影响力
            提高了其他教职员工的积极性 努力开创北皂学校党建工作的新局面
            """,
    },
    "S1a-10": {BEIZAO: "“（四）加强党性修养”一节 “党的生日，党”处中断 机器翻译留下的误译"},
    # S1b: No. 20 middle school of Siping
    "S1b-1": {
        SIPING: """
            党建引领学校管理实现教育提质创优 党建文化校园文化营造浓厚校园氛围
            党建活动师德师风建设提高教师队伍素质 党建工作教育教学全面提升教育教学质量
            """,
    },
    "S1b-2": {
        SIPING: """
            议事决策机制 监督工作机制 沟通协调机制 定期议党 专题议党 同筹划 同部署 同实施
            “全面提升支部战斗堡垒作用，办人民满意的教育” “发展教育抓党建，抓好党建促教育”
            """,
    },
    "S1b-3": {
        SIPING: "校园党建文化长廊 育人文化走廊 社区党组织 树人党建 学为人师、行为世范",
        activity("siping-no20", "undated-culture-week"): """
            “学习十九大，畅想新时代”主题文化周 歌舞表演课本剧书画展趣味运动会
            """,
        activity("siping-no20", "undated-qingming-recital"): "清明诗会 社区党组织",
        activity("siping-no20", "undated-reform-report"): "纪念改革开放40年报告会",
        activity("siping-no20", "undated-red-songs"): "红歌赛 共同举办社区党组织",
        activity("siping-no20", "undated-patriot-speech"): "弘扬爱国奋斗精神，建功立业新时代",
        activity("siping-no20", "undated-reading-party"): "畅想经典，品味人生",
    },
    "S1b-4": {
        SIPING: "立德树人标兵2名优秀教师11名 身边最美教师",
        TEACHER: "优秀青年教师 新疆阿勒泰地区支教 用激情再创辉煌 没有本人同意，不写姓名",
    },
    "S1b-5": {
        SIPING: """
            一师一优课、一课一名师 空中课堂 微课 党员名师工程 党员教师结对子、传帮带
            万师进万家，真情帮万生 照亮微心愿，助力微梦想 “一对一”助学扶贫 不列名单
            """,
    },
    "S1b-6": {
        SIPING: """
            国家级语文科研究工作室国家级·1个 吉林省名师工作室省级·1个 省级科研先进单位省级·多次
            """,
    },
    # S1c: the education bureau of Changle
    "S1c-1": {
        CHANGLE: """
            潍坊市昌乐县教育局 县委教育工委 教育局党委 教育局机关党支部
            镇（街、区）教管办县直学校离退休教职工党支部 教育党建工作办公室
            """,
    },
    "S1c-2": {
        CHANGLE: """
            “1158”党建工作模式 1个局党委 1个机关支部 5个责任网格 8个工作规范 三红工程
            来源只提到名称，没有说明内容
            """,
    },
    "S1c-3": {
        CHANGLE: """
            “123”工作法 1个目标 领导班子好、党员队伍好、发展业绩好、群众反映好 两个动作 支部生活日
            党员集中学习 三项制度 支部生活日科室长负责制 会议纪要通报制 支部生活日单独请假制
            """,
    },
    "S1c-4": {
        CHANGLE: """
            工作机制规范 制度建设规范 阵地建设规范 党员发展规范 党员教育规范 党员管理规范
            作风建设规范 档案管理规范 8+1 三个清单 有品牌 有内涵 有形象 有特色
            """,
    },
    "S1c-5": {
        CHANGLE: """
            每个责任网格由一名局班子成员包靠 责任督学50名 退下来的优秀党组织书记
            开展督导工作每周不少于1天 督查和指导每月不少于1次 列席“三会一课” 列入财政预算并定期拨付
            """,
        "districts/changle/index.html": "5个 50名责任督学 每周到责任区开展督导工作不少于一天",
    },
    "S1c-6": {CHANGLE: "学校党建工作观摩交流月4月、10月 城乡中小学党组织结对共建 督导评估"},
    "S1c-7": {
        CHANGLE: """
            《党组织书记抓基层党建突破项目实施方案》 《党组织书记责任清单》 《学校党建工作底线清单》
            《学校党组织规范化建设标准》 《城乡中小学党组织结对共建活动实施方案》
            《党建工作督导评估办法（试行）》 《昌乐县离退休教工之家工作方案》 三个清单
            """,
    },
    "S1c-8": {
        CHANGLE: """
            2018年“市级党建标准化示范校”创建单位 6所 昌乐一中 昌乐二中 新城中学 营丘镇中学
            来源所载6所，列出4两数不同，照实列出 老有所属 老有所学 老有所乐 老有所为 老有所帮
            """,
    },
    "S1c-9": {
        CHANGLE: "内容时间来源写“今年以来”，按文中“2018年市级党建标准化示范校”理解为2018年",
    },
    # S2: the annual work points of an education committee
    "S2-1": {
        COMMITTEE: """
            教育工委基层组织建设工作要点2016年 一、突出政治要求，坚持党对教育工作的领导
            共10项，另有1项属于内部工作 全面落实管党治党责任 着力加强党的理论武装
            加强学校领导班子和干部队伍建设 深入推进服务型党组织创建工作 抓好党员教育和管理工作
            着力打造党建“特色”品牌，积极创建党建示范点 丰富主题实践活动，充分发挥党员作用
            深入实施“三名”工程，着力加强人才队伍建设 抓好民办幼儿园党组织建设工作
            二、突出依法治教，统领教育事业改革发展 共2项，另有2项属于内部工作
            """,
    },
    "S2-2": {
        COMMITTEE: """
            党员远程教育培训，每月2次；远程教育培训，每次不少于2小时；主题活动，每月1次
            党员干部参学率不少于90% 创建服务型党组织覆盖率80%
            党务干部培训班2期；入党积极分子培训班1期 重点培育的党组织3—5个
            """,
    },
    "S2-3": {
        COMMITTEE: """
            四好两优 好班长、好班子、好思路、好机制 工作业绩优、群众评价优 四个最佳
            最佳主题教育活动 最佳组织生活 最佳党日活动 最佳党课 一校一品 重点培育 专项督查 互查 点评
            表彰命名
            """,
    },
    "S2-4": {
        COMMITTEE: """
            示范岗 示范班 承诺制 联帮带 课题组 五种人 十个一 一台二岗三示范 五带头
            把党员培养成骨干教师、把骨干教师培养成党员 名校长、名班主任、名师工作室 四走访、三联系
            查思想上查认识、政治上查立场 教学上摆问题 行动上议作风
            """,
    },
    "S2-5": {COMMITTEE: "民办幼儿园 组建和规范化建设 宣传、指导和监督"},
    "S2-6": {COMMITTEE: "【2016】15号 建党95周年 引号里是空的 漏了“表”字"},
    "S2-7": {COMMITTEE: "2022年6月21日 2015—2016年 三严三实"},
    # Nothing of this item is public: see ABSENT. The page itself must be there.
    "S2-8": {COMMITTEE: "另有2项属于内部工作，不在这里公开"},
    # S3: the case of a normal university
    "S3-1": {
        CASE: """
            背景 做法 （一）强化政治引领，巩固党建工作保障 （二）突出组织建设，夯实党建工作基础
            （三）加强思想引领，深化党建工作影响 （四）注重行动引领，增强党建工作实效 启示
            要把牢党建责任落实“关键点” 同频共振“结合点” 要建强党务工作者队伍“着力点”
            没有单列“成效”
            """,
    },
    "S3-2": {
        UNIVERSITY: """
            基层党组织规范化建设年 党支部规范化建设提升年 基层党组织规范化建设创优年
            对应的年份未载
            """,
    },
    "S3-3": {
        UNIVERSITY: """
            XX师范大学党委 党总支 基层党支部 党员工作站10个学生公寓 责任区 双带头人 第一议题
            校党委、职能部门、院系党组织 四个主体责任 组织体系建设三年行动 书记抓、抓书记
            """,
    },
    "S3-4": {
        UNIVERSITY: """
            5+X 政治生日 一名党员一面旗 党员示范岗 党课开讲啦 身边榜样 “两弹一星”精神研究院
            “两弹一星”精神展览馆 《永怀之歌》话剧·校园原创 《心心相印》歌曲·音乐学院师生
            《领袖的牵挂》歌曲 《忠贞》歌曲
            """,
        LINHAI_ARCHIVE: "《灯亮着》歌曲·音乐教研组·2025年9月",
    },
    "S3-4b": {
        UNIVERSITY: """
            学习强国 共产党员网 网络学院 支部组织生活共享阵地 课程思政示范项目 3门课程 三全育人试点
            党建+民族团结创建
            """,
    },
    "S3-5": {
        UNIVERSITY: """
            140余场主题教育：专题研讨会 240余次主题教育：党性实践教育活动
            96场次党史学习教育：专题党课 380余次党史学习教育：“喜迎建党百年”主题党日
            40余场次党史学习教育：观看党史题材电影 150余名选调扎根高原基层工作的优秀毕业生
            137名其中党员 91.3%党员占选调总人数基数150余名 3门课程 10个 近三年 1—9段
            """,
    },
    "S3-6": {UNIVERSITY: "XX师范大学·高校 依据公开资料整理的示例"},
    # S4: the schools of Jiamusi
    "S4-1": {
        JIAMUSI: """
            党员活动室216个 128所建立业余党校的中学 40家免费开放的红色场馆（教育基地）
            87个建成校史馆、红色走廊、红色展室 4所创建红军中小学 45名聘请红色辅导员 32种编写红色读物
            231所摸底排查的中小学校 52所乡村小规模学校（教学点） 135个党员名师工作室
            3425名带动教师“抱团”发展 在4个县（区）启动 《正意微言》读物·100篇·佳木斯市·2021年
            来源只有总数
            """,
    },
    "S4-2": {
        JIAMUSI: """
            六有 有场所 有设施 有标识 有党旗 有书报 有制度 业余党校 校长由党组织书记担任
            团委书记、校外辅导员兼任 永远跟党走
            """,
        RESOURCES: "佳木斯市红色场馆（教育基地） 40家 中小学校，免费 徐镜心故居 下丁家精神展馆",
    },
    "S4-3": {JIAMUSI: "上提下分 联建 联合式 挂靠式 学年组 教研组 备课组"},
    "S4-4": {
        JIAMUSI: """
            “5+N”忠诚教育 微党课、微学习、微话题、微视频、微行动
            嵌入式微型党课（佳木斯市第一中学等学校）每周1次·5—8分钟 周早会 三双
            党建带头研究、业务带头推进 业务示范岗、党员先锋岗 教育教学责任书、党风廉政责任书
            “361”党员名师工作室工程
            """,
    },
    "S4-5": {
        JIAMUSI: """
            星级党组织 红旗党支部 党员先锋岗 问题清单 任务清单 责任清单 督导组成员1名每所学校抽调
            """,
    },
    "S4-6": {JIAMUSI: "示范点 高中 中专 初中 小学 现场会 经验介绍 观摩"},
    "S4-6b": {
        JIAMUSI: """
            学校支部联系点 定期蹲点坐班、常态座谈交流、节点走访慰问 《支部建设标准手册》
            《组织生活记录簿》
            《组织生活清单》 党组织领导的校长负责制试点 两微一端 直播
            """,
    },
    "S4-7": {JIAMUSI: "《党建》杂志 中共佳木斯市委组织部 2022年2月16日 13:51"},
    # X: what cuts across the sources
    "X-1": {
        BEIZAO: "橙色关爱留守儿童行动 五必须 党员→帮扶的学生：谈心",
        JIAMUSI: "组织设置 联建 挂靠式",
    },
    "X-2": {
        BEIZAO: "待核实",
        UNIVERSITY: "140余 基数150余",
        COMMITTEE: "3—5个 不少于90%",
        LINHAI: "基数1264人",
    },
    "X-3": {
        EXEMPLARS: "优秀教师 四平二十中",
        TEACHER: "教师",
    },
    "X-4": {
        TIMELINE: "滑梯下的硬木屑换成了沙，条子揭了下来",
        "timeline/2018/index.html": "扶贫宣讲大会：2018年4月起，每月一次",
        UNDATED: "“学习十九大，畅想新时代”主题文化周",
        MATRIX: "教育行政部门 高校 市级 未定级",
        EXEMPLARS: "优秀教师",
    },
    "X-5": {BEIZAO: "brands/beizao/brand.yml"},
    "X-6": {
        TIMELINE: "2018 时间不详",
        UNDATED: "到黄山馆瞻仰徐镜心故居 “学习十九大，畅想新时代”主题文化周",
        "timeline/2018/index.html": "扶贫宣讲大会：2018年4月起，每月一次",
    },
}
"""Item -> page -> texts that must be visible on it, parted by white space."""

IN_ORDER: Mapping[str, tuple[str, str]] = {
    "S0-1": (
        WURANG,
        """
        规范建设支部，让阵地活起来 严格各项机制，让组织生活实起来
        突出工作重点，让党建工作与学校工作融起来 树立先进典型，让党建品牌亮起来
        创新党内活动，让各类活动新起来
        """,
    ),
    "S1a-1": (
        BEIZAO,
        """
        红色先锋示范行动 橙色关爱留守儿童行动 蓝色岗位争先行动 绿色志愿服务行动 紫色精准扶贫行动
        """,
    ),
    "S1b-1": (
        SIPING,
        """
        党建引领与学校管理相融合 党建文化与校园文化相融合 党建活动与师德师风建设相融合
        党建工作与教育教学相融合
        """,
    ),
    "S1c-2": (
        CHANGLE,
        """
        局党委牵头抓总 建立健全长效工作机制 创新建立离退休党员服务体系 加强党建特色品牌创建
        局机关支部示范引领 合理划分网格 择优选聘党建督学 落实督学责任 落实8个工作规范
        """,
    ),
    "S3-1": (
        CASE,
        """
        强化政治引领，巩固党建工作保障 突出组织建设，夯实党建工作基础
        加强思想引领，深化党建工作影响 注重行动引领，增强党建工作实效 关键点 结合点 着力点
        """,
    ),
    "S3-2": (UNIVERSITY, "规范化建设年 规范化建设提升年 规范化建设创优年"),
    "S4-3": (JIAMUSI, "精准组织设置 上提下分 组织联建 联合式 挂靠式 规范基本制度"),
    "X-1": (
        JIAMUSI,
        """
        夯实中小学党建工作基层基础 强化学校阵地建设 建立建强业余党校 挖掘整合红色资源
        加强中小学党组织标准化规范化建设 精准组织设置 组织联建 联合式 规范基本制度 创新党建载体
        实现中小学党建、教学质效双提升 领导干部带头示范 支部书记认岗定责 党员名师互促联动
        推动中小学党建工作质量持续提高 高站位抓实推进 高标准督促指导 高质量选点示范
        """,
    ),
}
"""Item -> page, and texts that must follow each other on it in the order of the source."""

NESTED: Mapping[str, tuple[str, str]] = {
    "S1a-5": (BEIZAO, "initiative-orange initiative-orange-five-musts"),
    "S1c-5": (CHANGLE, "initiative-grids initiative-duties"),
    "S4-3": (JIAMUSI, "initiative-setting initiative-joint initiative-joint-united"),
    "X-1": (JIAMUSI, "initiative-standards initiative-setting initiative-joint"),
}
"""Item -> page, and ids of elements of which each holds the next."""

COLOURS: Mapping[str, tuple[str, Mapping[str, range]]] = {
    "S1a-1": (
        BEIZAO,
        {
            "initiative-red": range(340, 380),
            "initiative-orange": range(15, 50),
            "initiative-blue": range(195, 245),
            "initiative-green": range(85, 170),
            "initiative-purple": range(255, 320),
        },
    ),
}
"""Item -> page, and the hue (degrees of HSL, beyond 360 for red) that an element is marked with."""

ABSENT: Mapping[str, str] = {
    # Children, and households that receive help, are never described one by one.
    # Nothing may be counted from the months of a series whose meetings the source does not count.
    "brands/beizao": "全部做到 二年级 贫困户 患病 母亲 部队 军营 官兵",
    # S2-8 is not public.
    "brands/education-committee": "意识形态 宗教 极端 维稳 音像 党费 党员名册",
    # Stray matter of the web pages that the sources were read from.
    "brands/wurang": "点击 分享到 上一篇 下一篇 投稿邮箱",
}
"""Folder of the site -> words that none of its pages may hold."""
