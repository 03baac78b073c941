/**
 * The words of a key fingerprint: 256 common two-character words, one for each byte.
 *
 * They are read out by phone, so no two of them sound alike: they differ in pinyin without tones, also for a
 * speaker who does not tell zh/z, ch/c, sh/s, n/l, h/f or -n/-ng apart. Order and spelling are for ever, since a
 * fingerprint written on paper has to read the same in every version.
 */
export const fingerprintWords: readonly string[] = `
  春天 夏天 秋天 冬天 早晨 中午 傍晚 星空 月亮 太阳 白云 彩虹 大雨 小雪 春风 闪电
  露水 冰雹 海洋 湖泊 河流 小溪 瀑布 沙滩 高山 平原 森林 草原 沙漠 峡谷 岛屿 田野
  竹林 果园 花园 麦田 水井 池塘 石桥 铁路 公路 码头 车站 机场 隧道 广场 街道 书店
  邮局 医院 学校 教室 操场 食堂 宿舍 礼堂 工厂 车间 仓库 农村 城市 乡镇 小巷 房屋
  窗户 大门 楼梯 屋顶 厨房 客厅 书房 阳台 沙发 台灯 钟表 钥匙 雨伞 书包 铅笔 钢笔
  毛笔 墨水 纸张 字典 地图 地球 黑板 粉笔 算盘 剪刀 针线 布料 棉花 丝绸 毛衣 手套
  围巾 皮鞋 衬衫 口袋 纽扣 米饭 面条 馒头 豆腐 鸡蛋 牛奶 茶叶 咖啡 白糖 食盐 酱油
  花椒 大蒜 生姜 辣椒 白菜 萝卜 土豆 番茄 黄瓜 南瓜 蘑菇 玉米 花生 核桃 苹果 香蕉
  葡萄 西瓜 草莓 樱桃 梨树 柠檬 石榴 菠萝 芒果 荔枝 松树 柳树 杨梅 银杏 梅花 兰花
  菊花 荷叶 牡丹 玫瑰 茉莉 老虎 大象 熊猫 骆驼 山羊 绵羊 黄牛 骏马 小狗 花猫 公鸡
  天鹅 喜鹊 麻雀 老鹰 孔雀 鹦鹉 蝴蝶 蜜蜂 蜻蜓 蚂蚁 青蛙 乌龟 鲤鱼 金鱼 海豚 螃蟹
  贝壳 珊瑚 汽车 火车 轮船 飞机 卡车 单车 电梯 风筝 气球 火箭 卫星 雷达 电话 电视
  电脑 键盘 屏幕 相机 耳机 音箱 电池 灯泡 电线 开关 插座 风扇 冰箱 水壶 茶杯 饭碗
  铁锅 刀叉 斧头 水桶 扫帚 毛巾 肥皂 牙刷 枕头 床单 地毯 窗帘 钢琴 吉他 二胡 琵琶
  喇叭 歌曲 舞蹈 油画 书法 京剧 相声 电影 故事 诗歌 小说 杂志 篮球 足球 排球 网球
  象棋 围棋 跑步 游泳 滑冰 跳高 体操 钓鱼 散步 红色 黄色 蓝色 绿色 紫色 灰色 金色
`
  .trim()
  .split(/\s+/);
