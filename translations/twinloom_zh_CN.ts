<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
</context>
<context>
    <name>AlarmPanel</name>
    <message>
        <source>Active, acknowledged</source>
        <translation>活动，已确认</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Returned to normal</source>
        <translation>已恢复正常</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>No alarm is open.</source>
        <translation>没有未关闭的报警。</translation>
    </message>
    <message>
        <source>Acknowledge…</source>
        <translation>确认…</translation>
    </message>
    <message>
        <source>Acknowledge alarm</source>
        <translation>确认报警</translation>
    </message>
    <message>
        <source>What was found, or what will be done:</source>
        <translation>发现的情况或将采取的措施：</translation>
    </message>
    <message>
        <source>%1 of %2
Raised: %3, at %4
Severity: %5</source>
        <translation>%2 的 %1
触发：%3，于 %4
严重程度：%5</translation>
    </message>
</context>
<context>
    <name>AlignPanel</name>
    <message>
        <source>%1 cm</source>
        <translation>%1 厘米</translation>
    </message>
    <message>
        <source>Fit the surfaces, too</source>
        <translation>同时拟合表面</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Scan that moves</source>
        <translation>要移动的扫描</translation>
    </message>
    <message>
        <source>Pairs of points</source>
        <translation>点对</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>点对</translation>
    </message>
    <message>
        <source>Off by</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>After the pairs, the scan is moved until its surfaces lie on those of the others</source>
        <translation>按点对放置后，继续移动扫描，直到其表面与其他扫描的表面重合</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Two scans are needed. Import the other one first.</source>
        <translation>需要两个扫描。请先导入另一个。</translation>
    </message>
    <message>
        <source>So the scan would lie before its surfaces are fitted. Switch the preview off to go on.</source>
        <translation>这是拟合表面之前扫描的位置。关闭预览以继续。</translation>
    </message>
    <message>
        <source>Now click the same place on the other scan.</source>
        <translation>现在点击另一个扫描上的同一位置。</translation>
    </message>
    <message>
        <source>Now click the same place on the scan that moves.</source>
        <translation>现在点击要移动的扫描上的同一位置。</translation>
    </message>
    <message>
        <source>Click a place on the scan that moves, then the same place on the other one: three times, far apart.</source>
        <translation>点击要移动的扫描上的一个位置，再点击另一个扫描上的同一位置：共三次，彼此相距要远。</translation>
    </message>
    <message>
        <source>The pairs are off by %1. Apply, or add more.</source>
        <translation>点对偏差为 %1。可以应用，或继续添加。</translation>
    </message>
    <message>
        <source>Remove pair %1</source>
        <translation>删除点对 %1</translation>
    </message>
    <message>
        <source>The pairs are off by %1 and cannot all be the same places: pair %2 most, by %3. Remove it and click it again.</source>
        <translation>这些点对相差 %1，不可能都是相同的位置：第 %2 对相差最多，为 %3。请移除它并重新点选。</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>This must be one of the list.</source>
        <translation>只能是列表中的一项。</translation>
    </message>
</context>
<context>
    <name>Decoder::Task</name>
    <message>
        <source>&quot;%1&quot; is no room type that the model was trained on; it is furnished as whatever is likeliest.</source>
        <translation>“%1”不是模型训练过的房间类型，将按最可能的方式布置。</translation>
    </message>
    <message>
        <source>Nothing is known of &quot;%1&quot;; it is placed as any other thing.</source>
        <translation>对“%1”一无所知，按普通物体放置。</translation>
    </message>
    <message>
        <source>Nothing is known of &quot;%1&quot;; it needs a size to be placed.</source>
        <translation>对“%1”一无所知，需给出尺寸才能放置。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of %2 is left to what was learned; the generator &quot;graph&quot; may know it.</source>
        <translation>%2 的“%1”交由已学到的规律决定；生成器“graph”或许支持它。</translation>
    </message>
    <message>
        <source>%2 lies on another thing; &quot;%1&quot; is not followed.</source>
        <translation>%2 位于另一物体上；未遵循“%1”。</translation>
    </message>
    <message>
        <source>%2 stands by its other relation; &quot;%1&quot; is not followed.</source>
        <translation>%2 按另一关系摆放；“%1”未遵循。</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>“%1” was not done: the project is open read-only.</source>
        <translation>未执行“%1”：项目以只读方式打开。</translation>
    </message>
    <message>
        <source>Close it elsewhere and open it again.</source>
        <translation>请在别处关闭后重新打开。</translation>
    </message>
    <message>
        <source>Entry %1 of the history cannot be gone back to: something else was done since.</source>
        <translation>无法回到历史条目 %1：此后又做了别的更改。</translation>
    </message>
</context>
<context>
    <name>EmptyScene</name>
    <message>
        <source>Drop a scan here</source>
        <translation>将扫描文件拖到这里</translation>
    </message>
    <message>
        <source>or begin in another way; everything you do can be undone.</source>
        <translation>或者用其他方式开始；所有操作都可以撤销。</translation>
    </message>
    <message>
        <source>Import a scan</source>
        <translation>导入扫描</translation>
    </message>
    <message>
        <source>Add a room</source>
        <translation>添加房间</translation>
    </message>
    <message>
        <source>Import models</source>
        <translation>导入模型</translation>
    </message>
</context>
<context>
    <name>FacilityEditor</name>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>放置内容</translation>
    </message>
    <message>
        <source>Fixed place</source>
        <translation>固定位置</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Loads</source>
        <translation>载荷</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Departments and flows</source>
        <translation>部门与物流</translation>
    </message>
    <message>
        <source>Where it has its place already: its middle x,y, or x,y,length,width, in metres; empty: anywhere</source>
        <translation>已定的位置：中心 x,y，或 x,y,长,宽，单位为米；留空：任意</translation>
    </message>
    <message>
        <source>Loads an hour, or whatever you count in</source>
        <translation>每小时载荷数，或其他计数单位</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Material flow; none: from each department to the next</source>
        <translation>物流；留空：从每个部门到下一个部门</translation>
    </message>
    <message>
        <source>Departments: %1 · flows: %2</source>
        <translation>部门：%1 · 物流：%2</translation>
    </message>
    <message>
        <source>In m², without aisles, or in % of the free floor, aisles included: 120 or 15%</source>
        <translation>以 m² 计（不含通道），或以可用地面的百分比计（含通道）：120 或 15%</translation>
    </message>
</context>
<context>
    <name>FitSection</name>
    <message>
        <source>What fits here?</source>
        <translation>这里适合放什么？</translation>
    </message>
    <message>
        <source>Where would a … fit?</source>
        <translation>……适合放在哪里？</translation>
    </message>
    <message>
        <source>Press the button, then click a place of the floor.</source>
        <translation>按下按钮，然后点击地面上的一处。</translation>
    </message>
    <message>
        <source>What fits here</source>
        <translation>适合此处的物体</translation>
    </message>
    <message>
        <source>Colours the floor by how well a thing would stand there</source>
        <translation>按物体在各处的合适程度给地面着色</translation>
    </message>
    <message>
        <source>No colours on the floor</source>
        <translation>地面不着色</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Click to put one here</source>
        <translation>点击即可放在这里</translation>
    </message>
    <message>
        <source>A click on a line puts one there.</source>
        <translation>点击一行即可放在那里。</translation>
    </message>
    <message>
        <source>There is no room for “%1” here.</source>
        <translation>这里放不下“%1”。</translation>
    </message>
    <message>
        <source>Choose another place, or make room.</source>
        <translation>请另选一处，或腾出空间。</translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation>添加“%1”</translation>
    </message>
    <message>
        <source>Looking at every place…</source>
        <translation>正在查看各处…</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>最差</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>A “%1” fits as well anywhere.</source>
        <translation>“%1”放在任何位置都一样合适。</translation>
    </message>
    <message>
        <source>A “%1” is %2 times likelier in the best places than in the worst.</source>
        <translation>“%1”出现在最佳位置的可能性是最差位置的 %2 倍。</translation>
    </message>
    <message>
        <source>Looking around…</source>
        <translation>正在查看周围…</translation>
    </message>
    <message>
        <source>Nothing that is known of such rooms fits here.</source>
        <translation>此类房间里已知的东西都放不进这里。</translation>
    </message>
    <message>
        <source>“%1” names no thing, or several: choose one of the list.</source>
        <translation>“%1”不对应任何物体，或对应多个：请从列表中选择一个。</translation>
    </message>
    <message>
        <source>A “%1” fits nowhere. %2</source>
        <translation>“%1”放不下。%2</translation>
    </message>
</context>
<context>
    <name>FoldSection</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>GeneratePanel</name>
    <message>
        <source>Variants</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Add a room</source>
        <translation>添加房间</translation>
    </message>
    <message>
        <source>Keep all objects</source>
        <translation>保留所有物体</translation>
    </message>
    <message>
        <source>Keep pinned objects</source>
        <translation>仅保留固定的物体</translation>
    </message>
    <message>
        <source>Start from an empty room</source>
        <translation>从空房间开始</translation>
    </message>
    <message>
        <source>What happens to the objects that are in the room now</source>
        <translation>如何处理房间内现有的物体</translation>
    </message>
    <message>
        <source>For example: two desks by the window</source>
        <translation>例如：窗边放两张书桌</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>换一个种子</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>Wishes</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Layouts are made for a room: import a scan, or add a room.</source>
        <translation>布局针对房间生成：请先导入扫描或添加房间。</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Again, but different here</source>
        <translation>再来一次，但这里不同</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Keeps what is shown, but for the selected objects or what stands in the regions, and fills their place anew</source>
        <translation>保留当前显示的布局，只重新布置所选物体或区域内的物体所占的位置</translation>
    </message>
    <message>
        <source>What fits where</source>
        <translation>何处适合何物</translation>
    </message>
    <message>
        <source>Used as</source>
        <translation>用作</translation>
    </message>
    <message>
        <source>Drag a rectangle on the floor; new objects stand within it</source>
        <translation>在地面上拖出矩形，新物体将放在其中</translation>
    </message>
    <message>
        <source>Pins what is selected: generators leave pinned objects where they are</source>
        <translation>固定所选物体：生成器会让它们留在原处</translation>
    </message>
    <message>
        <source>Unpins all objects of the room</source>
        <translation>取消固定房间内的所有物体</translation>
    </message>
    <message>
        <source>As it is (%1)</source>
        <translation>保持原样（%1）</translation>
    </message>
    <message>
        <source>As it is (not known)</source>
        <translation>保持原样（未知）</translation>
    </message>
    <message>
        <source>In English or Chinese: things, numbers, places.</source>
        <translation>可用英文或中文：物体、数量、位置。</translation>
    </message>
    <message>
        <source>Nothing of this was understood yet.</source>
        <translation>尚未理解其中任何内容。</translation>
    </message>
    <message>
        <source>Understood: %1</source>
        <translation>已理解：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n wish(es)</source>
        <translation>
            <numerusform>%n 项需求</numerusform>
        </translation>
    </message>
    <message>
        <source>Anywhere on the floor</source>
        <translation>地面任意处</translation>
    </message>
    <message numerus="yes">
        <source>Within %n region(s), %1 m²</source>
        <translation>
            <numerusform>在 %n 个区域内，%1 m²</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n 个区域</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is pinned</source>
        <translation>没有固定的物体</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) pinned</source>
        <translation>
            <numerusform>已固定 %n 个物体</numerusform>
        </translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>Nothing was generated: “%1” is out of its range.</source>
        <translation>未生成：“%1”超出范围。</translation>
    </message>
    <message>
        <source>Enter a number that the field takes.</source>
        <translation>请输入该字段允许的数字。</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>通常外观</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Leaves the relations between things to the generator</source>
        <translation>物体之间的关系由生成器决定</translation>
    </message>
    <message>
        <source>Relations…</source>
        <translation>关系图…</translation>
    </message>
    <message>
        <source>How new things look: as the starter library makes furniture, or as models of yours are tagged</source>
        <translation>新物体的外观：内置库制作家具的风格，或您的模型所带的标签</translation>
    </message>
    <message>
        <source>Models of your own, and the styles that they are of</source>
        <translation>您自己的模型及其所属的风格</translation>
    </message>
    <message>
        <source>Draw what stands in the room, and what of it faces, carries or stands beside what</source>
        <translation>画出房间里放什么，以及哪些物体彼此面对、承载或并排</translation>
    </message>
    <message>
        <source>Things: %1 · relations: %2</source>
        <translation>物体：%1 · 关系：%2</translation>
    </message>
    <message>
        <source>As the generator thinks</source>
        <translation>由生成器决定</translation>
    </message>
    <message>
        <source>Departments and flows…</source>
        <translation>部门与物流…</translation>
    </message>
    <message>
        <source>Departments, their areas and machines, and what flows between them, as tables</source>
        <translation>以表格编辑部门、面积、设备以及部门之间的物流</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more: see Messages.</source>
        <translation>
            <numerusform>……还有 %n 条：见“消息”。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GraphEditor</name>
    <message>
        <source>Relation graphs (*.json)</source>
        <translation>关系图 (*.json)</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>What stands in the room, and how</source>
        <translation>房间里放什么、怎么放</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Relate</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>What the selected thing is to the room and to others (R)</source>
        <translation>所选物体与房间及其他物体的关系（R）</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>What stands in the room</source>
        <translation>房间里现有的物体</translation>
    </message>
    <message>
        <source>What the sentence asks for</source>
        <translation>文字愿望所说的内容</translation>
    </message>
    <message>
        <source>Take from…</source>
        <translation>取自…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a graph</source>
        <translation>打开关系图</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save the graph</source>
        <translation>保存关系图</translation>
    </message>
    <message>
        <source>Layouts of a graph hold its things and no others.</source>
        <translation>按关系图生成的布局只包含图中的物体。</translation>
    </message>
    <message>
        <source>%1: between needs a second thing.</source>
        <translation>%1：“之间”还需要第二个物体。</translation>
    </message>
    <message>
        <source>Things: %1 · relations: %2</source>
        <translation>物体：%1 · 关系：%2</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>反过来</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>GraphPalette</name>
    <message>
        <source>Find a thing</source>
        <translation>查找物体</translation>
    </message>
    <message>
        <source>Things</source>
        <translation>物体</translation>
    </message>
</context>
<context>
    <name>GraphView</name>
    <message>
        <source>Relation graph</source>
        <translation>关系图</translation>
    </message>
    <message>
        <source>Drag things here from the list, or press Return on them.
Then draw an arrow from the ring of one to another.</source>
        <translation>把物体从列表拖到这里，或在列表中按回车键。
然后从一个物体右侧的圆环拖出箭头，连到另一个物体。</translation>
    </message>
</context>
<context>
    <name>HeadsetLink</name>
    <message>
        <source>Install or start the headset&apos;s software, or choose the simulated headset.</source>
        <translation>请安装或启动头显软件，或选择模拟头显。</translation>
    </message>
</context>
<context>
    <name>HeadsetPanel</name>
    <message>
        <source>Headset</source>
        <translation>头显</translation>
    </message>
    <message>
        <source>This computer&apos;s headset</source>
        <translation>本机的头显</translation>
    </message>
    <message>
        <source>Simulated headset</source>
        <translation>模拟头显</translation>
    </message>
    <message>
        <source>Blend mode</source>
        <translation>混合模式</translation>
    </message>
    <message>
        <source>What the wearer sees is shown here.</source>
        <translation>佩戴者看到的画面显示在这里。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>运行时</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧数</translation>
    </message>
    <message>
        <source>Pointed at</source>
        <translation>指向</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>Ending</source>
        <translation>正在结束</translation>
    </message>
    <message>
        <source>%1 · %2 ms each</source>
        <translation>%1 · 每帧 %2 毫秒</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Mouse and keys</source>
        <translation>鼠标与按键</translation>
    </message>
    <message>
        <source>In the view</source>
        <translation>在视图中</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>HistoryChart</name>
    <message>
        <source>No values in this time</source>
        <translation>此时段内没有数值</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>… and %1 before that</source>
        <translation>……以及更早的 %1 条</translation>
    </message>
    <message>
        <source>Empty project</source>
        <translation>空项目</translation>
    </message>
    <message>
        <source>Taken back. A click makes it again.</source>
        <translation>已撤销。点击可重做。</translation>
    </message>
    <message>
        <source>A click goes back to this state.</source>
        <translation>点击可回到此状态。</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>The present state</source>
        <translation>当前状态</translation>
    </message>
    <message>
        <source>present state</source>
        <translation>当前状态</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Select something in the view or in the outliner to see and edit what it is.</source>
        <translation>在视图或大纲中选择对象，即可查看和编辑其属性。</translation>
    </message>
    <message numerus="yes">
        <source>%1 · last of %n selected</source>
        <translation>
            <numerusform>%1 · 已选 %n 个中的最后一个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的%1</translation>
    </message>
    <message>
        <source>An edit changes all of them that have the field.</source>
        <translation>修改会应用到所有具有该字段的对象。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n node(s)</source>
        <translation>
            <numerusform>%n 个节点的%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Generate again</source>
        <translation>再次生成</translation>
    </message>
    <message>
        <source>Makes the same layout once more, as a variant of its own</source>
        <translation>再生成一次同样的布局，作为单独的方案</translation>
    </message>
    <message>
        <source>Edit and generate…</source>
        <translation>编辑并生成…</translation>
    </message>
    <message>
        <source>Puts what was asked for into the panel Generate</source>
        <translation>把当时的请求填入“生成”面板</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>JobRunner</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>正在取消</translation>
    </message>
    <message>
        <source>“%1” was not added: the scene was edited in the same place meanwhile.</source>
        <translation>未添加“%1”：期间场景的同一处已被编辑。</translation>
    </message>
    <message>
        <source>Start it again to work on the scene as it is now.</source>
        <translation>请基于当前场景重新开始。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>JobsIndicator</name>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1（另有 %n 个）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>Scans and layouts that are being worked on appear here.</source>
        <translation>正在处理的扫描和布局会显示在这里。</translation>
    </message>
</context>
<context>
    <name>JsonFields</name>
    <message>
        <source>expected an object.</source>
        <translation>应为对象。</translation>
    </message>
    <message>
        <source>is missing.</source>
        <translation>缺失。</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>made to measure</source>
        <translation>按尺寸制作</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>没有文件夹 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2。 {1 ?} {2?}</translation>
    </message>
    <message>
        <source>%1/catalog.json is no list in JSON: %2 at byte %3.</source>
        <translation>%1/catalog.json 不是 JSON 列表：%2（字节 %3）。</translation>
    </message>
    <message>
        <source>%1: there is no file %2.</source>
        <translation>%1：没有文件 %2。</translation>
    </message>
</context>
<context>
    <name>LibraryDialog</name>
    <message>
        <source>%1 × %2 × %3 m</source>
        <translation>%1 × %2 × %3 m</translation>
    </message>
    <message>
        <source>Remove folder</source>
        <translation>移除文件夹</translation>
    </message>
    <message>
        <source>My models</source>
        <translation>我的模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Tags of its folder</source>
        <translation>文件夹的标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Add a folder of models: glTF, FBX, OBJ, DAE, STL or PLY files.</source>
        <translation>请添加模型文件夹：glTF、FBX、OBJ、DAE、STL 或 PLY 文件。</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Layouts of a style are furnished with the models that carry its tag. Double-click under “Tags” to write tags, with commas between; those of a folder are of all its models.</source>
        <translation>某种风格的布局会使用带有该标签的模型。双击“标签”一栏即可填写，以逗号分隔；文件夹的标签对其中所有模型有效。</translation>
    </message>
    <message>
        <source>A folder of models</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>Reading models…</source>
        <translation>正在读取模型…</translation>
    </message>
    <message>
        <source>Models: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>Models: %1 · %2</source>
        <translation>模型：%1 · %2</translation>
    </message>
    <message>
        <source>Double-click, or press F2, to write tags</source>
        <translation>双击或按 F2 填写标签</translation>
    </message>
</context>
<context>
    <name>LiveModel</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>差</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1
Source: %2
Source time: %3
Received: %4</source>
        <translation>%1
数据源：%2
源时间：%3
接收时间：%4</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时效</translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message>
        <source>Nothing is bound yet. A twin&apos;s properties follow a source once they are bound to it: twinloom twin add, then twinloom bind.</source>
        <translation>尚无绑定。孪生的属性绑定到数据源后便会随之更新：先运行 twinloom twin add，再运行 twinloom bind。</translation>
    </message>
    <message>
        <source>Live values</source>
        <translation>实时值</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>最近 1 分钟</translation>
    </message>
    <message>
        <source>Last 10 minutes</source>
        <translation>最近 10 分钟</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近 1 小时</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最近 1 天</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Received: %1 · recorded: %2 · stale: %3</source>
        <translation>已接收：%1 · 已记录：%2 · 过期：%3</translation>
    </message>
    <message>
        <source>Connect to see the values and to record them.</source>
        <translation>连接后可查看并记录数值。</translation>
    </message>
    <message>
        <source>No answer from %1</source>
        <translation>%1 没有响应</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Outliner</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>%1: done.</source>
        <translation>%1：完成。</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s): see Messages.</source>
        <translation>
            <numerusform>%n 项发现，详见“消息”。</numerusform>
        </translation>
    </message>
    <message>
        <source>This project is open read-only.</source>
        <translation>此项目以只读方式打开。</translation>
    </message>
    <message>
        <source>You can look at everything; nothing can be changed.</source>
        <translation>可以查看全部内容，但不能修改。</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (read-only) – %2</source>
        <translation>%1（只读） – %2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg)</source>
        <translation>图片 (*.png *.jpg)</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>Check project</source>
        <translation>检查项目</translation>
    </message>
    <message>
        <source>Nothing is wrong with this project.</source>
        <translation>此项目没有问题。</translation>
    </message>
    <message>
        <source>About Twinloom Studio</source>
        <translation>关于 Twinloom Studio</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Twinloom Studio %1&lt;/h3&gt;&lt;p&gt;Scans, generated layouts and live twins in one scene.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Twinloom Studio %1&lt;/h3&gt;&lt;p&gt;扫描、生成的布局与实时孪生，汇于一个场景。&lt;/p&gt;&lt;p&gt;自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Home</source>
        <translation>家居(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Office</source>
        <translation>办公(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Factory</source>
        <translation>工厂(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>&lt;b&gt;Generate&lt;/b&gt;&lt;br&gt;Furnish a room: shows the panel with the generators</source>
        <translation>&lt;b&gt;生成&lt;/b&gt;&lt;br&gt;布置房间：显示生成器面板</translation>
    </message>
    <message>
        <source>Furnish a room: shows the panel with the generators</source>
        <translation>布置房间：显示生成器面板</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Alarms (%1)</source>
        <translation>报警（%1）</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>头显</translation>
    </message>
    <message>
        <source>Mixed reality</source>
        <translation>混合现实</translation>
    </message>
    <message>
        <source>Hide the scan</source>
        <translation>隐藏扫描</translation>
    </message>
    <message>
        <source>Align scans</source>
        <translation>对齐扫描</translation>
    </message>
    <message>
        <source>No scan in this project tells where one can walk.</source>
        <translation>此项目中没有扫描给出可行走的区域。</translation>
    </message>
    <message>
        <source>Import the files of a scan, with “Find rooms and objects”.</source>
        <translation>请导入扫描文件，并勾选“识别房间和物体”。</translation>
    </message>
    <message>
        <source>%1: cancelled.</source>
        <translation>%1：已取消。</translation>
    </message>
    <message>
        <source>The project is as it was.</source>
        <translation>项目保持原样。</translation>
    </message>
    <message>
        <source>%1 % of the scanned points are cut away (%2 shows them)</source>
        <translation>%1 % 的扫描点已被剖去（按 %2 显示）</translation>
    </message>
    <message>
        <source>About %1 of %2 points lie above a ceiling, outside of rooms or on walls in the way of this view. View &gt; “Cut walls away” leaves them out.</source>
        <translation>%2 个点中约有 %1 个位于天花板之上、房间之外，或在遮挡此视图的墙上。“视图”&gt;“剖切墙体”把它们略去。</translation>
    </message>
    <message>
        <source>Point co&amp;lours</source>
        <translation>点的颜色(&amp;L)</translation>
    </message>
    <message>
        <source>Point si&amp;ze</source>
        <translation>点的大小(&amp;Z)</translation>
    </message>
    <message>
        <source>As &amp;scanned</source>
        <translation>如扫描(&amp;S)</translation>
    </message>
    <message>
        <source>The colours of the scan</source>
        <translation>扫描的颜色</translation>
    </message>
    <message>
        <source>By &amp;intensity</source>
        <translation>按强度(&amp;I)</translation>
    </message>
    <message>
        <source>How much of the beam came back; scans that do not tell stay as they are</source>
        <translation>光束返回的多少；不含强度的扫描保持原样</translation>
    </message>
    <message>
        <source>By &amp;height</source>
        <translation>按高度(&amp;H)</translation>
    </message>
    <message>
        <source>From dark blue at the bottom to yellow at the top</source>
        <translation>从底部的深蓝到顶部的黄色</translation>
    </message>
    <message>
        <source>By s&amp;can</source>
        <translation>按扫描(&amp;C)</translation>
    </message>
    <message>
        <source>Another colour for each cloud, to see which station saw what</source>
        <translation>每个点云一种颜色，以看出哪一站看到了什么</translation>
    </message>
    <message>
        <source>&amp;Small</source>
        <translation>小(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Usual</source>
        <translation>通常(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Large</source>
        <translation>大(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Very large</source>
        <translation>很大(&amp;V)</translation>
    </message>
    <message>
        <source>“%1” is still being worked on. Cancel it and quit?</source>
        <translation>“%1”仍在进行中。要取消并退出吗？</translation>
    </message>
    <message>
        <source>The project stays as it is.</source>
        <translation>项目保持原样。</translation>
    </message>
    <message>
        <source>Cancel it and quit</source>
        <translation>取消并退出</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>继续工作</translation>
    </message>
    <message>
        <source>Compare two scans</source>
        <translation>比较两次扫描</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>MessagesPanel</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>What was found and what failed is listed here.</source>
        <translation>发现的问题和失败的操作会列在这里。</translation>
    </message>
    <message>
        <source>information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Model</name>
    <message>
        <source>&quot;%1&quot; is no model of layouts: %2</source>
        <translation>“%1”不是布局模型：%2</translation>
    </message>
    <message>
        <source>Models are made by scenegen/training/train_autoregressive.py.</source>
        <translation>模型由 scenegen/training/train_autoregressive.py 生成。</translation>
    </message>
    <message>
        <source>its metadata say another format.</source>
        <translation>其元数据表明是另一种格式。</translation>
    </message>
    <message>
        <source>its vocabulary is incomplete.</source>
        <translation>其词表不完整。</translation>
    </message>
    <message>
        <source>its dimensions make no sense.</source>
        <translation>其维度不合理。</translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; cannot be opened: %2.</source>
        <translation>无法打开模型“%1”：%2。</translation>
    </message>
</context>
<context>
    <name>ModelBuilder</name>
    <message>
        <source>displayName</source>
        <translation>displayName</translation>
    </message>
    <message>
        <source>description</source>
        <translation>description</translation>
    </message>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
    <message>
        <source>target</source>
        <translation>target</translation>
    </message>
</context>
<context>
    <name>ModelsSection</name>
    <message>
        <source>Now: %1</source>
        <translation>当前：%1</translation>
    </message>
    <message>
        <source>No model of the library is of its size and shape.</source>
        <translation>库中没有与其大小和形状相符的模型。</translation>
    </message>
    <message>
        <source>Find models again</source>
        <translation>再次查找模型</translation>
    </message>
    <message>
        <source>Find models</source>
        <translation>查找模型</translation>
    </message>
    <message>
        <source>Looks in the library for what has the shape of its scanned points</source>
        <translation>在库中查找与其扫描点形状相符的模型</translation>
    </message>
    <message>
        <source>Put back what was scanned</source>
        <translation>恢复扫描的原样</translation>
    </message>
    <message>
        <source>Takes the model away; the thing is as the scan found it</source>
        <translation>移除模型；物体恢复为扫描所得</translation>
    </message>
    <message>
        <source>Models that look like it</source>
        <translation>与其相似的模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Click to put “%1” in its place</source>
        <translation>点击以用“%1”替换</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>This must be a number from %1 to %2.</source>
        <translation>必须是 %1 到 %2 之间的数字。</translation>
    </message>
</context>
<context>
    <name>OutlinerModel</name>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>Rename to “%1”</source>
        <translation>重命名为“%1”</translation>
    </message>
</context>
<context>
    <name>OutlinerPanel</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the scene</source>
        <translation>搜索场景</translation>
    </message>
    <message>
        <source>Scene tree</source>
        <translation>场景树</translation>
    </message>
    <message>
        <source>What is in the scene is listed here.</source>
        <translation>场景中的内容会列在这里。</translation>
    </message>
    <message>
        <source>Nothing has such a name.</source>
        <translation>没有这样的名称。</translation>
    </message>
</context>
<context>
    <name>PlanSummary</name>
    <message>
        <source>Handling cost %1 loads × m, %2 m a load, %3 m on foot. Departments take %4 % of the floor, aisles %5 %.</source>
        <translation>搬运成本 %1 载荷·米，每次载荷 %2 米，步行 %3 米。部门占地面 %4 %，通道占 %5 %。</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>m²</source>
        <translation>平方米</translation>
    </message>
    <message>
        <source>wanted</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>% of floor</source>
        <translation>占地面 %</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>物流</translation>
    </message>
    <message>
        <source>loads</source>
        <translation>载荷</translation>
    </message>
    <message>
        <source>m</source>
        <translation>米</translation>
    </message>
    <message>
        <source>on foot</source>
        <translation>步行</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>with aisles</source>
        <translation>含通道</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>全选(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>增大(&amp;S)</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>减小(&amp;D)</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>查找范围：</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>上级文件夹</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>转到上级文件夹</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>列表视图</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>切换到列表视图</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>详细视图</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>切换到详细视图</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>侧边栏</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>位置与书签列表</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>文件类型：</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>文件名(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;File name:</source>
        <translation>文件名(&amp;F)：</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>选择(&amp;C)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>查找文件夹</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>显示隐藏文件(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>新建文件夹(&amp;N)</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>最近的位置</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>我的电脑</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>显示 </translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 已存在。
要替换它吗？</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
找不到文件。
请检查文件名是否正确。</translation>
    </message>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
找不到文件夹。
请检查文件夹名是否正确。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation>“%1”有写保护。
仍要删除吗？</translation>
    </message>
    <message>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation>确定要删除“%1”吗？</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>无法删除文件夹。</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>替身</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>修改日期</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>我的电脑</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 byte(s)</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>Invalid filename</source>
        <translation>文件名无效</translation>
    </message>
    <message>
        <source>&lt;b&gt;The name &quot;%1&quot; cannot be used.&lt;/b&gt;&lt;p&gt;Try using another name, with fewer characters or no punctuation marks.</source>
        <translation>&lt;b&gt;不能使用名称“%1”。&lt;/b&gt;&lt;p&gt;请换一个名称，字符少一些或不带标点符号。</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>是(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>否(&amp;N)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Don&apos;t Save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>全部保存</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>全部选“否”(&amp;O)</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>全部选“是”(&amp;A)</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>复制链接地址(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>Registry</name>
    <message>
        <source>There is no layout generator &quot;%1&quot;.</source>
        <translation>没有布局生成器“%1”。</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>可用的有：%1。</translation>
    </message>
</context>
<context>
    <name>ScanDialog</name>
    <message>
        <source>Import scan</source>
        <translation>导入扫描</translation>
    </message>
    <message>
        <source>Twinloom finds the room in the scan: floor, walls, openings and objects. Files that are imported together are taken as stations of one place.</source>
        <translation>Twinloom 会在扫描中识别房间：地面、墙体、门窗和物体。一起导入的文件视为同一地点的多个测站。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Detect</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Metres</source>
        <translation>米</translation>
    </message>
    <message>
        <source>Centimetres</source>
        <translation>厘米</translation>
    </message>
    <message>
        <source>Millimetres</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>Feet</source>
        <translation>英尺</translation>
    </message>
    <message>
        <source>Inches</source>
        <translation>英寸</translation>
    </message>
    <message>
        <source>Up axis</source>
        <translation>向上轴</translation>
    </message>
    <message>
        <source>Unit of length</source>
        <translation>长度单位</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Find rooms and objects</source>
        <translation>识别房间和物体</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>At most %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>Of each scan; any number can be shown, but takes place in the project</source>
        <translation>每次扫描保留的点数；数量不影响显示，但会占用项目空间</translation>
    </message>
    <message>
        <source>Otherwise only the points are added</source>
        <translation>否则只添加点</translation>
    </message>
    <message>
        <source>Points to keep</source>
        <translation>保留的点数</translation>
    </message>
    <message>
        <source>Add the files of the scan.</source>
        <translation>请添加扫描文件。</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>A recording of a depth camera: pictures of depth and colour, and where they were taken</source>
        <translation>深度相机的记录：深度图与彩色图，以及拍摄位置</translation>
    </message>
    <message>
        <source>Columns of text files</source>
        <translation>文本文件的列</translation>
    </message>
    <message>
        <source>What the columns are, in their order: x,y,z, i for intensity, r,g,b for colour, nx,ny,nz for the way the surface faces; “-” leaves one out. For all text files of the list.</source>
        <translation>各列依次是什么：x,y,z；i 为强度；r,g,b 为颜色；nx,ny,nz 为表面朝向；“-”略去一列。适用于列表中的所有文本文件。</translation>
    </message>
    <message>
        <source>Recording of a depth camera</source>
        <translation>深度相机的记录</translation>
    </message>
    <message>
        <source>As detected: %1</source>
        <translation>检测结果：%1</translation>
    </message>
</context>
<context>
    <name>Siblings</name>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>Weave scans, generated layouts and live twins into one scene.</source>
        <translation>将扫描、生成的布局与实时孪生编织进一个场景。</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Make an empty project file</source>
        <translation>新建一个空的项目文件</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Open a project file</source>
        <translation>打开项目文件</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>Make a project with a furnished room and look around</source>
        <translation>创建一个带家具房间的项目并浏览</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>You can also drop a project or scan files here: PLY, PCD, PTS, PTX, XYZ, CSV, LAS, E57.</source>
        <translation>也可以把项目或扫描文件拖到这里：PLY、PCD、PTS、PTX、XYZ、CSV、LAS、E57。</translation>
    </message>
</context>
<context>
    <name>Studio</name>
    <message>
        <source>Open read-only</source>
        <translation>以只读方式打开</translation>
    </message>
    <message>
        <source>Sample room</source>
        <translation>示例房间</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>A scan needs a project to go into.</source>
        <translation>扫描需要导入到项目中。</translation>
    </message>
    <message>
        <source>Make or open one first.</source>
        <translation>请先新建或打开一个项目。</translation>
    </message>
    <message>
        <source>Import rooms</source>
        <translation>导入房间</translation>
    </message>
    <message>
        <source>Rooms (*.jsonl *.json)</source>
        <translation>房间 (*.jsonl *.json)</translation>
    </message>
    <message>
        <source>Generate layouts</source>
        <translation>生成布局</translation>
    </message>
    <message>
        <source>Import models</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Let fall</source>
        <translation>下落</translation>
    </message>
    <message>
        <source>Replace scanned objects</source>
        <translation>替换扫描到的物体</translation>
    </message>
    <message>
        <source>Align scans</source>
        <translation>对齐扫描</translation>
    </message>
    <message>
        <source>Compare scans</source>
        <translation>比较扫描</translation>
    </message>
    <message>
        <source>Find models for “%1”</source>
        <translation>为“%1”查找模型</translation>
    </message>
    <message>
        <source>Put “%1” in its place</source>
        <translation>用“%1”替换</translation>
    </message>
    <message>
        <source>Put back what was scanned</source>
        <translation>恢复扫描的原样</translation>
    </message>
</context>
<context>
    <name>VariantList</name>
    <message>
        <source>Variants</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>%1
Made by “%2”, version %3</source>
        <translation>%1
由“%2”第 %3 版生成</translation>
    </message>
    <message numerus="yes">
        <source>%1
%n object(s)</source>
        <translation>
            <numerusform>%1
%n 个物体</numerusform>
        </translation>
    </message>
    <message>
        <source>%1
Handling cost %2</source>
        <translation>%1
搬运成本 %2</translation>
    </message>
</context>
<context>
    <name>Viewport</name>
    <message>
        <source>3D view</source>
        <translation>三维视图</translation>
    </message>
    <message>
        <source>The project has been closed.</source>
        <translation>项目已关闭。</translation>
    </message>
</context>
<context>
    <name>WishList</name>
    <message>
        <source>Add a thing…</source>
        <translation>添加物体…</translation>
    </message>
    <message>
        <source>How many of a thing the layout is to have; none bans it</source>
        <translation>布局中应有的数量；0 表示禁用</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Number of %1</source>
        <translation>%1 的数量</translation>
    </message>
    <message>
        <source>Leave it to the generator</source>
        <translation>由生成器决定</translation>
    </message>
</context>
<context>
    <name>alarm</name>
    <message>
        <source>There is no alarm %1.</source>
        <translation>没有报警 %1。</translation>
    </message>
    <message>
        <source>See: twinloom alarms.</source>
        <translation>请查看：twinloom alarms。</translation>
    </message>
    <message>
        <source>%1 has acknowledged the alarm %2 already: “%3”.</source>
        <translation>%1 已确认过报警 %2：“%3”。</translation>
    </message>
    <message>
        <source>An alarm&apos;s rule is wrong: %1 %2.</source>
        <translation>报警规则有误：%1 %2。</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>are not exactly one number</source>
        <translation>中须恰有一项为数字</translation>
    </message>
    <message>
        <source>is not above 0</source>
        <translation>不大于 0</translation>
    </message>
    <message>
        <source>is below 0</source>
        <translation>小于 0</translation>
    </message>
    <message>
        <source>is not from 0 to 1000000 seconds</source>
        <translation>不在 0 到 1000000 秒之间</translation>
    </message>
    <message>
        <source>is not from 1 to 1000</source>
        <translation>不在 1 到 1000 之间</translation>
    </message>
    <message>
        <source>“%1” has no alarm “%2”.</source>
        <translation>“%1”没有报警“%2”。</translation>
    </message>
    <message>
        <source>The alarm %1 is not acknowledged without a comment.</source>
        <translation>没有备注就不能确认报警 %1。</translation>
    </message>
    <message>
        <source>Say what was found, or what will be done.</source>
        <translation>请说明发现了什么，或将要做什么。</translation>
    </message>
    <message>
        <source>The condition “%1”</source>
        <translation>条件“%1”</translation>
    </message>
</context>
<context>
    <name>alarms</name>
    <message>
        <source>There is no alarm %1.</source>
        <translation>没有报警 %1。</translation>
    </message>
    <message>
        <source>Remove the alarm %1</source>
        <translation>移除报警 %1</translation>
    </message>
    <message>
        <source>Alarm when %1.%2</source>
        <translation>报警条件 %1.%2</translation>
    </message>
    <message>
        <source>--when needs a condition.</source>
        <translation>--when 需要一个条件。</translation>
    </message>
    <message>
        <source>Add one of --above, --below, --rate and --absence.</source>
        <translation>请添加 --above、--below、--rate 和 --absence 之一。</translation>
    </message>
</context>
<context>
    <name>align</name>
    <message>
        <source>%1: &quot;%2&quot; is no pair of points.</source>
        <translation>%1：“%2”不是点对。</translation>
    </message>
    <message>
        <source>A pair is X,Y,Z=X,Y,Z: a point of the scan that moves, and the same place on the others, in metres.</source>
        <translation>点对的格式为 X,Y,Z=X,Y,Z：要移动的扫描上的一个点，以及其他扫描上的同一位置，单位为米。</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1，第 %2 行</translation>
    </message>
</context>
<context>
    <name>asset</name>
    <message>
        <source>The starter library has no category &quot;%1&quot;.</source>
        <translation>入门模型库没有类别“%1”。</translation>
    </message>
    <message>
        <source>List what it has with: twinloom library list</source>
        <translation>可用以下命令列出已有类别：twinloom library list</translation>
    </message>
    <message>
        <source>Cannot make a &quot;%1&quot; of %2 x %3 x %4 m.</source>
        <translation>无法制作 %2 x %3 x %4 m 的“%1”。</translation>
    </message>
    <message>
        <source>Each of width, depth and height must be from 1 mm to 100 m.</source>
        <translation>宽、深、高均须在 1 mm 到 100 m 之间。</translation>
    </message>
    <message>
        <source>A cluster of %1 points shows no shape; %2 are needed.</source>
        <translation>%1 个点的点簇看不出形状，至少需要 %2 个点。</translation>
    </message>
    <message>
        <source>%1 has no surface to compare.</source>
        <translation>%1 没有可比较的表面。</translation>
    </message>
    <message>
        <source>These bytes are not the shape of a model.</source>
        <translation>这些字节不是模型的形状数据。</translation>
    </message>
    <message>
        <source>The shapes of models cannot be remembered in %1: the next search takes as long as this one.</source>
        <translation>无法在 %1 中保存模型形状：下次搜索仍需同样长的时间。</translation>
    </message>
</context>
<context>
    <name>bench</name>
    <message>
        <source>The benchmarks are not beside this program.</source>
        <translation>基准测试程序不在本程序旁边。</translation>
    </message>
    <message>
        <source>Build them from the sources with: ./dev bench</source>
        <translation>请从源代码构建：./dev bench</translation>
    </message>
    <message>
        <source>No benchmark ended with a number: %1</source>
        <translation>没有基准测试得出数值：%1</translation>
    </message>
</context>
<context>
    <name>category</name>
    <message>
        <source>AGV</source>
        <translation>无人搬运车</translation>
    </message>
    <message>
        <source>AlarmClock</source>
        <translation>闹钟</translation>
    </message>
    <message>
        <source>Apple</source>
        <translation>苹果</translation>
    </message>
    <message>
        <source>ArmChair</source>
        <translation>扶手椅</translation>
    </message>
    <message>
        <source>BaseballBat</source>
        <translation>棒球棒</translation>
    </message>
    <message>
        <source>BasketBall</source>
        <translation>篮球</translation>
    </message>
    <message>
        <source>Bathroom</source>
        <translation>浴室</translation>
    </message>
    <message>
        <source>Bathtub</source>
        <translation>浴缸</translation>
    </message>
    <message>
        <source>Bed</source>
        <translation>床</translation>
    </message>
    <message>
        <source>Bedroom</source>
        <translation>卧室</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>长凳</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>书</translation>
    </message>
    <message>
        <source>Boots</source>
        <translation>靴子</translation>
    </message>
    <message>
        <source>Bottle</source>
        <translation>瓶子</translation>
    </message>
    <message>
        <source>Bowl</source>
        <translation>碗</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>箱子</translation>
    </message>
    <message>
        <source>Bread</source>
        <translation>面包</translation>
    </message>
    <message>
        <source>ButterKnife</source>
        <translation>黄油刀</translation>
    </message>
    <message>
        <source>CD</source>
        <translation>光盘</translation>
    </message>
    <message>
        <source>CNCMachine</source>
        <translation>数控机床</translation>
    </message>
    <message>
        <source>Cabinet</source>
        <translation>柜子</translation>
    </message>
    <message>
        <source>Candle</source>
        <translation>蜡烛</translation>
    </message>
    <message>
        <source>Cart</source>
        <translation>推车</translation>
    </message>
    <message>
        <source>CellPhone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>椅子</translation>
    </message>
    <message>
        <source>Cloth</source>
        <translation>抹布</translation>
    </message>
    <message>
        <source>CoffeeMachine</source>
        <translation>咖啡机</translation>
    </message>
    <message>
        <source>CoffeeTable</source>
        <translation>茶几</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>柱子</translation>
    </message>
    <message>
        <source>Compressor</source>
        <translation>空压机</translation>
    </message>
    <message>
        <source>ControlCabinet</source>
        <translation>控制柜</translation>
    </message>
    <message>
        <source>ControlConsole</source>
        <translation>操作台</translation>
    </message>
    <message>
        <source>ConveyorCurve</source>
        <translation>弯道输送机</translation>
    </message>
    <message>
        <source>ConveyorStraight</source>
        <translation>直线输送机</translation>
    </message>
    <message>
        <source>CounterTop</source>
        <translation>台面</translation>
    </message>
    <message>
        <source>Crate</source>
        <translation>木箱</translation>
    </message>
    <message>
        <source>CreditCard</source>
        <translation>信用卡</translation>
    </message>
    <message>
        <source>Cup</source>
        <translation>杯子</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>书桌</translation>
    </message>
    <message>
        <source>DeskLamp</source>
        <translation>台灯</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>台式电脑</translation>
    </message>
    <message>
        <source>DiningRoom</source>
        <translation>餐厅</translation>
    </message>
    <message>
        <source>DiningTable</source>
        <translation>餐桌</translation>
    </message>
    <message>
        <source>DishSponge</source>
        <translation>洗碗海绵</translation>
    </message>
    <message>
        <source>DogBed</source>
        <translation>狗窝</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>门</translation>
    </message>
    <message>
        <source>Dresser</source>
        <translation>斗柜</translation>
    </message>
    <message>
        <source>Drum</source>
        <translation>油桶</translation>
    </message>
    <message>
        <source>Dumbbell</source>
        <translation>哑铃</translation>
    </message>
    <message>
        <source>Egg</source>
        <translation>鸡蛋</translation>
    </message>
    <message>
        <source>Factory</source>
        <translation>工厂</translation>
    </message>
    <message>
        <source>FilingCabinet</source>
        <translation>文件柜</translation>
    </message>
    <message>
        <source>FloorLamp</source>
        <translation>落地灯</translation>
    </message>
    <message>
        <source>Fork</source>
        <translation>叉子</translation>
    </message>
    <message>
        <source>Forklift</source>
        <translation>叉车</translation>
    </message>
    <message>
        <source>Fridge</source>
        <translation>冰箱</translation>
    </message>
    <message>
        <source>Gantry</source>
        <translation>龙门架</translation>
    </message>
    <message>
        <source>GarbageBag</source>
        <translation>垃圾袋</translation>
    </message>
    <message>
        <source>GarbageCan</source>
        <translation>垃圾桶</translation>
    </message>
    <message>
        <source>Hall</source>
        <translation>厂房</translation>
    </message>
    <message>
        <source>HousePlant</source>
        <translation>盆栽</translation>
    </message>
    <message>
        <source>InjectionMoulder</source>
        <translation>注塑机</translation>
    </message>
    <message>
        <source>Kettle</source>
        <translation>水壶</translation>
    </message>
    <message>
        <source>KeyChain</source>
        <translation>钥匙扣</translation>
    </message>
    <message>
        <source>Kitchen</source>
        <translation>厨房</translation>
    </message>
    <message>
        <source>KitchenSink</source>
        <translation>厨房水槽</translation>
    </message>
    <message>
        <source>Knife</source>
        <translation>刀</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>梯子</translation>
    </message>
    <message>
        <source>Ladle</source>
        <translation>汤勺</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>笔记本电脑</translation>
    </message>
    <message>
        <source>Lettuce</source>
        <translation>生菜</translation>
    </message>
    <message>
        <source>LightCurtain</source>
        <translation>安全光幕</translation>
    </message>
    <message>
        <source>LivingRoom</source>
        <translation>客厅</translation>
    </message>
    <message>
        <source>LoadedPallet</source>
        <translation>满载托盘</translation>
    </message>
    <message>
        <source>MeetingRoom</source>
        <translation>会议室</translation>
    </message>
    <message>
        <source>Microwave</source>
        <translation>微波炉</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜子</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>显示器</translation>
    </message>
    <message>
        <source>Mug</source>
        <translation>马克杯</translation>
    </message>
    <message>
        <source>Newspaper</source>
        <translation>报纸</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>办公室</translation>
    </message>
    <message>
        <source>OfficeChair</source>
        <translation>办公椅</translation>
    </message>
    <message>
        <source>Ottoman</source>
        <translation>脚凳</translation>
    </message>
    <message>
        <source>OverheadCrane</source>
        <translation>桥式起重机</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>挂画</translation>
    </message>
    <message>
        <source>Pallet</source>
        <translation>托盘</translation>
    </message>
    <message>
        <source>PalletJack</source>
        <translation>托盘搬运车</translation>
    </message>
    <message>
        <source>PalletRack</source>
        <translation>托盘货架</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平底锅</translation>
    </message>
    <message>
        <source>PaperTowelRoll</source>
        <translation>纸巾卷</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>钢笔</translation>
    </message>
    <message>
        <source>Pencil</source>
        <translation>铅笔</translation>
    </message>
    <message>
        <source>PepperShaker</source>
        <translation>胡椒瓶</translation>
    </message>
    <message>
        <source>Pillow</source>
        <translation>枕头</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>盘子</translation>
    </message>
    <message>
        <source>Pot</source>
        <translation>锅</translation>
    </message>
    <message>
        <source>Potato</source>
        <translation>土豆</translation>
    </message>
    <message>
        <source>Press</source>
        <translation>压力机</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Pump</source>
        <translation>泵</translation>
    </message>
    <message>
        <source>RemoteControl</source>
        <translation>遥控器</translation>
    </message>
    <message>
        <source>RobotArm</source>
        <translation>机械臂</translation>
    </message>
    <message>
        <source>RollerDoor</source>
        <translation>卷帘门</translation>
    </message>
    <message>
        <source>RoomDecor</source>
        <translation>装饰品</translation>
    </message>
    <message>
        <source>Rug</source>
        <translation>地毯</translation>
    </message>
    <message>
        <source>Safe</source>
        <translation>保险箱</translation>
    </message>
    <message>
        <source>SafetyFence</source>
        <translation>安全围栏</translation>
    </message>
    <message>
        <source>SaltShaker</source>
        <translation>盐瓶</translation>
    </message>
    <message>
        <source>ShelvingUnit</source>
        <translation>置物架</translation>
    </message>
    <message>
        <source>Shower</source>
        <translation>淋浴间</translation>
    </message>
    <message>
        <source>SideTable</source>
        <translation>边桌</translation>
    </message>
    <message>
        <source>Sink</source>
        <translation>洗手盆</translation>
    </message>
    <message>
        <source>SoapBottle</source>
        <translation>皂液瓶</translation>
    </message>
    <message>
        <source>Sofa</source>
        <translation>沙发</translation>
    </message>
    <message>
        <source>Spatula</source>
        <translation>锅铲</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>音箱</translation>
    </message>
    <message>
        <source>Spoon</source>
        <translation>勺子</translation>
    </message>
    <message>
        <source>SprayBottle</source>
        <translation>喷壶</translation>
    </message>
    <message>
        <source>Statue</source>
        <translation>雕像</translation>
    </message>
    <message>
        <source>Stool</source>
        <translation>凳子</translation>
    </message>
    <message>
        <source>StorageShelf</source>
        <translation>储物架</translation>
    </message>
    <message>
        <source>Stove</source>
        <translation>灶台</translation>
    </message>
    <message>
        <source>TVStand</source>
        <translation>电视柜</translation>
    </message>
    <message>
        <source>TableTopDecor</source>
        <translation>桌面摆件</translation>
    </message>
    <message>
        <source>Tank</source>
        <translation>储罐</translation>
    </message>
    <message>
        <source>TeddyBear</source>
        <translation>泰迪熊</translation>
    </message>
    <message>
        <source>Television</source>
        <translation>电视</translation>
    </message>
    <message>
        <source>TennisRacket</source>
        <translation>网球拍</translation>
    </message>
    <message>
        <source>TissueBox</source>
        <translation>纸巾盒</translation>
    </message>
    <message>
        <source>Toaster</source>
        <translation>烤面包机</translation>
    </message>
    <message>
        <source>Toilet</source>
        <translation>马桶</translation>
    </message>
    <message>
        <source>Tomato</source>
        <translation>番茄</translation>
    </message>
    <message>
        <source>Tote</source>
        <translation>周转箱</translation>
    </message>
    <message>
        <source>TrafficCone</source>
        <translation>路锥</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>VacuumCleaner</source>
        <translation>吸尘器</translation>
    </message>
    <message>
        <source>Vase</source>
        <translation>花瓶</translation>
    </message>
    <message>
        <source>Wardrobe</source>
        <translation>衣柜</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>WashingMachine</source>
        <translation>洗衣机</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>手表</translation>
    </message>
    <message>
        <source>Whiteboard</source>
        <translation>白板</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗</translation>
    </message>
    <message>
        <source>WineBottle</source>
        <translation>酒瓶</translation>
    </message>
    <message>
        <source>Workbench</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Classic</source>
        <translation>古典</translation>
    </message>
    <message>
        <source>Industrial</source>
        <translation>工业风</translation>
    </message>
    <message>
        <source>Modern</source>
        <translation>现代</translation>
    </message>
    <message>
        <source>Nordic</source>
        <translation>北欧</translation>
    </message>
    <message>
        <source>ConveyorPost</source>
        <translation>输送线立柱</translation>
    </message>
    <message>
        <source>ConveyorLift</source>
        <translation>输送线升降机</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Bind %1</source>
        <translation>绑定 %1</translation>
    </message>
    <message>
        <source>There are no .json files in the folder.</source>
        <translation>文件夹中没有 .json 文件。</translation>
    </message>
    <message>
        <source>accepted; files: %1, interfaces: %2</source>
        <translation>已接受；文件：%1，接口：%2</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>DTDL v%1: %2 of %3 cases agree (%4 %)</source>
        <translation>DTDL v%1：%3 个用例中有 %2 个一致（%4 %）</translation>
    </message>
    <message>
        <source>Add models: %1 files</source>
        <translation>添加模型：%1 个文件</translation>
    </message>
    <message>
        <source>Add models: %1</source>
        <translation>添加模型：%1</translation>
    </message>
    <message>
        <source>The documents are not valid; nothing was added.</source>
        <translation>文档无效，未添加任何内容。</translation>
    </message>
    <message>
        <source>files: %1, interfaces: %2</source>
        <translation>文件：%1，接口：%2</translation>
    </message>
    <message>
        <source>Add twin %1</source>
        <translation>添加孪生 %1</translation>
    </message>
    <message>
        <source>  %1 is to be %2</source>
        <translation>  %1 应为 %2</translation>
    </message>
    <message>
        <source>twinloom: Standard output cannot be written%1</source>
        <translation>twinloom：无法写入标准输出%1</translation>
    </message>
    <message>
        <source>Align %1</source>
        <translation>对齐 %1</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Replace scanned objects by models</source>
        <translation>用模型替换扫描物体</translation>
    </message>
    <message>
        <source>Scan %1</source>
        <translation>扫描 %1</translation>
    </message>
</context>
<context>
    <name>command</name>
    <message>
        <source>%1 takes no value.</source>
        <translation>%1 不接受值。</translation>
    </message>
    <message>
        <source>Write: --set null.</source>
        <translation>请写：--set null。</translation>
    </message>
    <message>
        <source>%1 is to be a number from %2 to %3.</source>
        <translation>%1 应为 %2 到 %3 之间的数。</translation>
    </message>
    <message>
        <source>“%1.%2” has no way to its device.</source>
        <translation>“%1.%2”没有通往其设备的途径。</translation>
    </message>
    <message>
        <source>Give it one with: twinloom command PROJECT %1.%2 --to URL.</source>
        <translation>用以下命令设置：twinloom command PROJECT %1.%2 --to URL。</translation>
    </message>
    <message>
        <source>%1 of %2 is a %3; only a Command or a writable Property can be commanded.</source>
        <translation>%2 的 %1 是 %3；只有 Command 或可写的 Property 才能下达指令。</translation>
    </message>
    <message>
        <source>“%1.%2” is dangerous.</source>
        <translation>“%1.%2”有危险。</translation>
    </message>
    <message>
        <source>Say so that you mean it: --confirm.</source>
        <translation>请明确确认：--confirm。</translation>
    </message>
    <message>
        <source>The command %1 has come to its end already.</source>
        <translation>指令 %1 已经结束。</translation>
    </message>
    <message>
        <source>There is no command %1.</source>
        <translation>没有指令 %1。</translation>
    </message>
    <message>
        <source>A command&apos;s way is wrong: %1 %2.</source>
        <translation>指令的途径有误：%1 %2。</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>is above most</source>
        <translation>超过最大值</translation>
    </message>
    <message>
        <source>is not above 0 and at most a day</source>
        <translation>不大于 0 或超过一天</translation>
    </message>
    <message>
        <source>Commands of “%1” need an MQTT broker, not “%2”.</source>
        <translation>“%1”的指令需要 MQTT 代理，而不是“%2”。</translation>
    </message>
    <message>
        <source>The device&apos;s broker could not be reached.</source>
        <translation>无法连接设备的代理。</translation>
    </message>
    <message>
        <source>The device has not answered.</source>
        <translation>设备没有应答。</translation>
    </message>
    <message>
        <source>The device has answered, and reports another value.</source>
        <translation>设备已应答，但报告的是另一个值。</translation>
    </message>
    <message>
        <source>It goes only when %1.</source>
        <translation>仅当 %1 时才会下达。</translation>
    </message>
    <message>
        <source>--to needs an MQTT topic.</source>
        <translation>--to 需要 MQTT 主题。</translation>
    </message>
    <message>
        <source>It looks like mqtt://localhost/plant/press/set.</source>
        <translation>形如 mqtt://localhost/plant/press/set。</translation>
    </message>
    <message>
        <source>The way of %1 to its device</source>
        <translation>%1 通往其设备的途径</translation>
    </message>
    <message>
        <source>Nobody runs this project.</source>
        <translation>没有进程在运行此项目。</translation>
    </message>
    <message>
        <source>Start `twinloom run` first, with the same --history.</source>
        <translation>请先用相同的 --history 启动 `twinloom run`。</translation>
    </message>
    <message>
        <source>Command %1</source>
        <translation>指令 %1</translation>
    </message>
    <message>
        <source>The session has not taken it.</source>
        <translation>会话没有接收它。</translation>
    </message>
    <message>
        <source>Command %1 was refused</source>
        <translation>指令 %1 被拒绝</translation>
    </message>
    <message>
        <source>The command %1 is under way.</source>
        <translation>指令 %1 正在执行。</translation>
    </message>
    <message>
        <source>See what becomes of it with --log.</source>
        <translation>用 --log 查看其结果。</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2 %3</translation>
    </message>
    <message>
        <source>--set %1 is no JSON value: %2.</source>
        <translation>--set %1 不是 JSON 值：%2。</translation>
    </message>
    <message>
        <source>Texts stand in double quotes.</source>
        <translation>文本需放在双引号中。</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>Check the folder, its permissions and the free space.</source>
        <translation>请检查文件夹、其权限和可用空间。</translation>
    </message>
    <message>
        <source>%1 cannot be written: it is no regular file.</source>
        <translation>无法写入 %1：它不是普通文件。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>没有文件 %1。</translation>
    </message>
    <message>
        <source>Check the spelling of the path.</source>
        <translation>请检查路径的拼写。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file.</source>
        <translation>%1 是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>Name the files in it.</source>
        <translation>请指定其中的文件。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>Check that you may read it.</source>
        <translation>请确认您有读取权限。</translation>
    </message>
    <message>
        <source>%1 is no regular file.</source>
        <translation>%1 不是普通文件。</translation>
    </message>
    <message>
        <source>Save it as a file first.</source>
        <translation>请先将其保存为文件。</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>您是指“%1”吗？</translation>
    </message>
</context>
<context>
    <name>core/asset</name>
    <message>
        <source>A stored model cannot be read: %1</source>
        <translation>无法读取已存储的模型：%1</translation>
    </message>
    <message>
        <source>Import the model again.</source>
        <translation>请重新导入该模型。</translation>
    </message>
    <message>
        <source>it does not begin as a model does.</source>
        <translation>开头不是模型格式。</translation>
    </message>
    <message>
        <source>it was written by another version.</source>
        <translation>由其他版本写入。</translation>
    </message>
    <message>
        <source>it is not as long as it says.</source>
        <translation>长度与声明不符。</translation>
    </message>
    <message>
        <source>its bytes have changed.</source>
        <translation>其字节已改变。</translation>
    </message>
    <message>
        <source>its parts do not fit together.</source>
        <translation>各部分不一致。</translation>
    </message>
    <message>
        <source>%1 at byte %2.</source>
        <translation>%1（字节 %2）。</translation>
    </message>
    <message>
        <source>the PLY header does not end</source>
        <translation>PLY 文件头没有结束</translation>
    </message>
    <message>
        <source>the PLY header names no format</source>
        <translation>PLY 文件头未指明格式</translation>
    </message>
    <message>
        <source>the PLY header is malformed</source>
        <translation>PLY 文件头格式错误</translation>
    </message>
    <message>
        <source>the file breaks off: it is too short for its header</source>
        <translation>文件不完整：长度不足以容纳文件头所述内容</translation>
    </message>
    <message>
        <source>the file breaks off, or holds no number where one is due</source>
        <translation>文件不完整，或应为数字处没有数字</translation>
    </message>
    <message>
        <source>a face names a corner that does not exist</source>
        <translation>某个面引用了不存在的顶点</translation>
    </message>
</context>
<context>
    <name>core/scene</name>
    <message>
        <source>it lies through %1.</source>
        <translation>它与 %1 相互穿插。</translation>
    </message>
    <message>
        <source>%1 and %2 are one place in two surveys, and both are shown. To see everything once, hide or delete one of the scans.</source>
        <translation>%1 与 %2 是同一地方的两次测量，两者都显示着。若只想看到一份，请隐藏或删除其中一个扫描。</translation>
    </message>
</context>
<context>
    <name>facility</name>
    <message>
        <source>No layout keeps every aspect ratio.</source>
        <translation>没有布局能满足所有长宽比。</translation>
    </message>
    <message>
        <source>Allow longer departments or give it more seconds.</source>
        <translation>请允许更狭长的部门，或给予更多秒数。</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>A chunk of recorded samples is damaged at its byte %1.</source>
        <translation>一个已记录样本的数据块在其字节 %1 处损坏。</translation>
    </message>
    <message>
        <source>“%1” is no history that this version can read.</source>
        <translation>“%1”不是此版本能读取的历史。</translation>
    </message>
    <message>
        <source>Choose another folder, or a newer Twinloom.</source>
        <translation>请选择其他文件夹，或使用更新版本的 Twinloom。</translation>
    </message>
    <message>
        <source>Could not make “%1”: %2.</source>
        <translation>无法创建“%1”：%2。</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions and the disk&apos;s free space.</source>
        <translation>请检查文件夹的权限和磁盘的可用空间。</translation>
    </message>
    <message>
        <source>The name “%1” is damaged.</source>
        <translation>名称“%1”已损坏。</translation>
    </message>
    <message>
        <source>The unsealed sample %1 is damaged.</source>
        <translation>未封存的样本 %1 已损坏。</translation>
    </message>
    <message>
        <source>The chunk %1 with %2 samples is damaged.</source>
        <translation>含 %2 个样本的数据块 %1 已损坏。</translation>
    </message>
    <message>
        <source>The roll-ups do not agree with the samples.</source>
        <translation>汇总与样本不一致。</translation>
    </message>
    <message>
        <source>Nothing is recorded under “%1” in “%2”.</source>
        <translation>“%2”中没有以“%1”记录的内容。</translation>
    </message>
    <message>
        <source>A tag is a twin&apos;s id, a full stop and a property.</source>
        <translation>标签由孪生的 ID、一个英文句点和属性组成。</translation>
    </message>
    <message>
        <source>Could not make the history&apos;s folder “%1”.</source>
        <translation>无法创建历史文件夹“%1”。</translation>
    </message>
    <message>
        <source>Check the permissions of the folder that it stands in.</source>
        <translation>请检查其上级文件夹的权限。</translation>
    </message>
    <message>
        <source>Another process records into “%1”.</source>
        <translation>另一个进程正在向“%1”记录。</translation>
    </message>
    <message>
        <source>End it first, or choose another folder with --history.</source>
        <translation>请先结束它，或用 --history 选择其他文件夹。</translation>
    </message>
    <message>
        <source>Could not write into “%1”.</source>
        <translation>无法写入“%1”。</translation>
    </message>
    <message>
        <source>Check its permissions and the disk&apos;s free space.</source>
        <translation>请检查其权限和磁盘的可用空间。</translation>
    </message>
    <message>
        <source>Could not delete “%1”: %2.</source>
        <translation>无法删除“%1”：%2。</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions.</source>
        <translation>请检查文件夹的权限。</translation>
    </message>
    <message>
        <source>Reading everything again</source>
        <translation>正在重新读取全部内容</translation>
    </message>
    <message>
        <source>The database “%1” cannot be reached: %2</source>
        <translation>无法连接数据库“%1”：%2</translation>
    </message>
    <message>
        <source>Write postgres://USER@HOST:PORT/DATABASE, and see that it accepts you.</source>
        <translation>请写 postgres://USER@HOST:PORT/DATABASE，并确认它允许您访问。</translation>
    </message>
    <message>
        <source>The database “%1” failed: %2</source>
        <translation>数据库“%1”出错：%2</translation>
    </message>
    <message>
        <source>The database “%1” has no such row.</source>
        <translation>数据库“%1”没有这一行。</translation>
    </message>
    <message>
        <source>%1 samples are damaged.</source>
        <translation>%1 个样本已损坏。</translation>
    </message>
    <message>
        <source>Choose another database, or a newer Twinloom.</source>
        <translation>请选择其他数据库，或使用更新版本的 Twinloom。</translation>
    </message>
    <message>
        <source>samples: %1, days: %2, findings: %3</source>
        <translation>样本：%1，天数：%2，发现：%3</translation>
    </message>
    <message>
        <source>days deleted: %1</source>
        <translation>已删除天数：%1</translation>
    </message>
</context>
<context>
    <name>live</name>
    <message>
        <source>%1: “%2” is no time.</source>
        <translation>%1：“%2”不是时间。</translation>
    </message>
    <message>
        <source>Write 2026-11-21, 2026-11-21T08:00:00Z, or UTC nanoseconds.</source>
        <translation>请写成 2026-11-21、2026-11-21T08:00:00Z 或 UTC 纳秒。</translation>
    </message>
</context>
<context>
    <name>physics</name>
    <message>
        <source>A placement is not finite.</source>
        <translation>某个放置位置不是有限值。</translation>
    </message>
</context>
<context>
    <name>project</name>
    <message>
        <source>the row that says where its journal ends is wrong</source>
        <translation>标记日志结尾的行有误</translation>
    </message>
    <message>
        <source>Row %1 of the audit %2.</source>
        <translation>审计的第 %1 行%2。</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>was added behind the end</source>
        <translation>是在结尾之后添加的</translation>
    </message>
    <message>
        <source>does not follow from the row before: it was changed or moved</source>
        <translation>与前一行不衔接：已被修改或移动</translation>
    </message>
    <message>
        <source>is missing, and all after it: %1 rows were written</source>
        <translation>及其后各行缺失：共写入过 %1 行</translation>
    </message>
    <message>
        <source>is not the one that was written last</source>
        <translation>不是最后写入的那一行</translation>
    </message>
    <message>
        <source>Could not store %1 bytes in the project: one asset holds at most %2 bytes (1 GiB).</source>
        <translation>无法在项目中存储 %1 字节：单个资源最多 %2 字节（1 GiB）。</translation>
    </message>
    <message>
        <source>Thin the points or split the model.</source>
        <translation>请抽稀点云或拆分模型。</translation>
    </message>
    <message>
        <source>The project “%1” holds no asset %2.</source>
        <translation>项目“%1”中没有资源 %2。</translation>
    </message>
    <message>
        <source>the bytes of asset %1 are not those that were stored</source>
        <translation>资源 %1 的字节与存储时不同</translation>
    </message>
    <message>
        <source>its bytes are not those that were stored</source>
        <translation>其字节与存储时不同</translation>
    </message>
    <message>
        <source>Asset %1 is damaged: %2</source>
        <translation>资源 %1 已损坏：%2</translation>
    </message>
    <message>
        <source>The scene uses asset %1, which is not in the project.</source>
        <translation>场景使用了项目中不存在的资源 %1。</translation>
    </message>
    <message>
        <source>Entry %1 of the journal does not fit: %2</source>
        <translation>日志第 %1 条不匹配：%2</translation>
    </message>
    <message>
        <source>The journal, replayed from its beginning, gives another scene.</source>
        <translation>从头重放日志得到了不同的场景。</translation>
    </message>
    <message>
        <source>Entry %1 of the journal is missing.</source>
        <translation>日志第 %1 条缺失。</translation>
    </message>
    <message>
        <source>Checking the project</source>
        <translation>正在检查项目</translation>
    </message>
    <message>
        <source>entry %1 of its journal is missing or wrong</source>
        <translation>其日志第 %1 条缺失或有误</translation>
    </message>
    <message>
        <source>entry %1 of its journal cannot be read (%2)</source>
        <translation>无法读取其日志第 %1 条（%2）</translation>
    </message>
    <message>
        <source>its scene as of entry %1 %2</source>
        <translation>其第 %1 条时的场景%2</translation>
    </message>
    <message>
        <source>is not what was written</source>
        <translation>与写入的不符</translation>
    </message>
    <message>
        <source>entry %1 of its journal contradicts those before</source>
        <translation>其日志第 %1 条与之前的矛盾</translation>
    </message>
    <message>
        <source>its setting “%1” is not what was written</source>
        <translation>其设置“%1”与写入的不符</translation>
    </message>
    <message>
        <source>Opening the project</source>
        <translation>正在打开项目</translation>
    </message>
    <message>
        <source>its last node id is smaller than one in the scene</source>
        <translation>其最后的节点编号小于场景中的编号</translation>
    </message>
    <message>
        <source>its journal holds %1 entries instead of %2</source>
        <translation>其日志有 %1 条，应为 %2 条</translation>
    </message>
    <message>
        <source>Could not make the project “%1”: there is already such a file.</source>
        <translation>无法创建项目“%1”：该文件已存在。</translation>
    </message>
    <message>
        <source>Choose another name, or open it.</source>
        <translation>请换一个名称，或打开它。</translation>
    </message>
    <message>
        <source>Could not make the project “%1”: “%2” is left of another one.</source>
        <translation>无法创建项目“%1”：存在其他项目遗留的“%2”。</translation>
    </message>
    <message>
        <source>Move that file away, or choose another name.</source>
        <translation>请移走该文件，或换一个名称。</translation>
    </message>
    <message>
        <source>Could not make the project “%1”: %2.</source>
        <translation>无法创建项目“%1”：%2。</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions and free space.</source>
        <translation>请检查文件夹的权限和剩余空间。</translation>
    </message>
    <message>
        <source>Could not open “%1” for writing: it is write-protected.</source>
        <translation>无法以写入方式打开“%1”：文件受写保护。</translation>
    </message>
    <message>
        <source>Check its permissions, or open it read-only.</source>
        <translation>请检查其权限，或以只读方式打开。</translation>
    </message>
    <message>
        <source>Could not %1: “%2” is open read-only.</source>
        <translation>无法%1：“%2”以只读方式打开。</translation>
    </message>
    <message>
        <source>Open it for writing.</source>
        <translation>请以写入方式打开。</translation>
    </message>
    <message>
        <source>change the project</source>
        <translation>修改项目</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>store an asset</source>
        <translation>存储资源</translation>
    </message>
    <message>
        <source>change a setting</source>
        <translation>修改设置</translation>
    </message>
    <message>
        <source>write the audit</source>
        <translation>写入审计记录</translation>
    </message>
    <message>
        <source>The project “%1” is open for writing elsewhere.</source>
        <translation>项目“%1”已在别处以写入方式打开。</translation>
    </message>
    <message>
        <source>Try again, or open it read-only.</source>
        <translation>请重试，或以只读方式打开。</translation>
    </message>
    <message>
        <source>The project “%1” is open for writing in %2 (process %3 on %4).</source>
        <translation>项目“%1”正由 %2 写入（%4 上的进程 %3）。</translation>
    </message>
    <message>
        <source>Close it there, or open it read-only.</source>
        <translation>请在那里关闭，或以只读方式打开。</translation>
    </message>
    <message>
        <source>Could not lock “%1” for writing: %2.</source>
        <translation>无法锁定“%1”以供写入：%2。</translation>
    </message>
    <message>
        <source>Check the folder, its permissions and the free space, or open the project read-only.</source>
        <translation>请检查文件夹、其权限和可用空间，或以只读方式打开项目。</translation>
    </message>
    <message>
        <source>the system gave no reason</source>
        <translation>系统未说明原因</translation>
    </message>
    <message>
        <source>“%1” is not a Twinloom project: %2.</source>
        <translation>“%1”不是 Twinloom 项目：%2。</translation>
    </message>
    <message>
        <source>Choose a .twin file, or make a new project.</source>
        <translation>请选择 .twin 文件，或新建项目。</translation>
    </message>
    <message>
        <source>its header is wrong at byte %1</source>
        <translation>文件头在字节 %1 处有误</translation>
    </message>
    <message>
        <source>it breaks off at byte %1 of %2</source>
        <translation>文件在字节 %1 处中断（共 %2）</translation>
    </message>
    <message>
        <source>it holds %1 bytes instead of %2</source>
        <translation>文件有 %1 字节，应为 %2 字节</translation>
    </message>
    <message>
        <source>There is no project “%1”.</source>
        <translation>没有项目“%1”。</translation>
    </message>
    <message>
        <source>Check the path, or make a new project.</source>
        <translation>请检查路径，或新建项目。</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>Could not read “%1”: %2.</source>
        <translation>无法读取“%1”：%2。</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>请检查其权限。</translation>
    </message>
    <message>
        <source>its table “%1” is not as it should be</source>
        <translation>其表“%1”不符合要求</translation>
    </message>
    <message>
        <source>it has a table “%1” that is not of this version</source>
        <translation>其中有不属于此版本的表“%1”</translation>
    </message>
    <message>
        <source>table “%1”: %2</source>
        <translation>表“%1”：%2</translation>
    </message>
    <message>
        <source>The project “%1” is damaged: %2.</source>
        <translation>项目“%1”已损坏：%2。</translation>
    </message>
    <message>
        <source>It was not changed. Restore it from a backup.</source>
        <translation>文件未被更改。请从备份恢复。</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>it does not begin like one</source>
        <translation>开头不符合格式</translation>
    </message>
    <message>
        <source>it is another program&apos;s database</source>
        <translation>它是其他程序的数据库</translation>
    </message>
    <message>
        <source>The project “%1” has format %2, and this Twinloom reads formats up to %3.</source>
        <translation>项目“%1”的格式为 %2，此版 Twinloom 最高支持格式 %3。</translation>
    </message>
    <message>
        <source>Open it with a newer Twinloom.</source>
        <translation>请用更新版本的 Twinloom 打开。</translation>
    </message>
    <message>
        <source>Could not create “%1”: %2.</source>
        <translation>无法创建“%1”：%2。</translation>
    </message>
    <message>
        <source>Check the folder, its permissions and the free space.</source>
        <translation>请检查文件夹、其权限和可用空间。</translation>
    </message>
</context>
<context>
    <name>render</name>
    <message>
        <source>The graphics driver refused a framebuffer of %1 x %2 pixels with %3 samples (status 0x%4).</source>
        <translation>显卡驱动拒绝创建 %1 x %2 像素、%3 个采样的帧缓冲（状态 0x%4）。</translation>
    </message>
    <message>
        <source>Try a smaller picture or fewer samples.</source>
        <translation>请尝试更小的图片或更少的采样。</translation>
    </message>
    <message>
        <source>The shader %1 does not compile: %2</source>
        <translation>着色器 %1 无法编译：%2</translation>
    </message>
    <message>
        <source>The shaders %1 and %2 do not link: %3</source>
        <translation>着色器 %1 与 %2 无法链接：%3</translation>
    </message>
    <message>
        <source>Cannot draw: there is no current OpenGL context.</source>
        <translation>无法绘制：没有当前的 OpenGL 上下文。</translation>
    </message>
    <message>
        <source>Cannot draw: the graphics driver offers OpenGL %1.%2.</source>
        <translation>无法绘制：显卡驱动只提供 OpenGL %1.%2。</translation>
    </message>
    <message>
        <source>OpenGL 3.3 or newer is needed; update the graphics driver or install Mesa&apos;s software driver.</source>
        <translation>需要 OpenGL 3.3 或更高版本；请更新显卡驱动或安装 Mesa 软件驱动。</translation>
    </message>
    <message>
        <source>A picture of %1 x %2 pixels is too large to be drawn.</source>
        <translation>%1 x %2 像素的图片太大，无法绘制。</translation>
    </message>
    <message>
        <source>Ask for at most 34 million pixels, 7680 x 4320 for example.</source>
        <translation>最多 3400 万像素，例如 7680 x 4320。</translation>
    </message>
    <message>
        <source>A picture of %1 x %2 pixels cannot be drawn by this graphics driver.</source>
        <translation>此图形驱动无法绘制 %1 x %2 像素的图片。</translation>
    </message>
    <message>
        <source>Ask for at most %1 pixels a side.</source>
        <translation>每边最多 %1 像素。</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>正在绘制</translation>
    </message>
    <message>
        <source>A sheet of %1 rooms cannot be drawn.</source>
        <translation>无法绘制含 %1 个房间的总览图。</translation>
    </message>
    <message>
        <source>Give at least one room, or smaller tiles.</source>
        <translation>请至少给出一个房间，或缩小每格的尺寸。</translation>
    </message>
</context>
<context>
    <name>run</name>
    <message>
        <source>Could not write the status file “%1”: %2.</source>
        <translation>无法写入状态文件“%1”：%2。</translation>
    </message>
    <message>
        <source>%1 samples received, %2 recorded, %3 dropped, %4 repeated; %5 gaps</source>
        <translation>接收 %1 个样本，记录 %2 个，丢弃 %3 个，重复 %4 个；%5 处间断</translation>
    </message>
    <message>
        <source>Not every source could be reached.</source>
        <translation>部分数据源无法连接。</translation>
    </message>
    <message>
        <source>The lines above say why.</source>
        <translation>原因见上方各行。</translation>
    </message>
</context>
<context>
    <name>scan</name>
    <message>
        <source>Cells of %1 m are too small for a cloud that spans %2 m.</source>
        <translation>对于跨度 %2 m 的点云，%1 m 的单元过小。</translation>
    </message>
    <message>
        <source>Use larger cells, or check the units of the file and remove stray points.</source>
        <translation>请使用更大的单元，或检查文件单位并去除离群点。</translation>
    </message>
    <message>
        <source>The size of a cell must be above 0, but is %1 m.</source>
        <translation>单元尺寸必须大于 0，现为 %1 m。</translation>
    </message>
    <message>
        <source>A cloud may have at most 4294967294 points, but this one has %1.</source>
        <translation>点云最多 4294967294 个点，此点云有 %1 个。</translation>
    </message>
    <message>
        <source>The noise filter takes 1 to %1 neighbours and deviations of at least 0.</source>
        <translation>噪声滤波的邻点数应为 1 到 %1，偏差不得小于 0。</translation>
    </message>
    <message>
        <source>Reading %1 failed at byte %2: %3.</source>
        <translation>读取 %1 在字节 %2 处失败：%3。</translation>
    </message>
    <message>
        <source>the file breaks off within %1</source>
        <translation>文件在%1处中断</translation>
    </message>
    <message>
        <source>Cannot read %1: byte %2: %3.</source>
        <translation>无法读取 %1：字节 %2：%3。</translation>
    </message>
    <message>
        <source>Cannot read %1: line %2 (byte %3): %4.</source>
        <translation>无法读取 %1：第 %2 行（字节 %3）：%4。</translation>
    </message>
    <message>
        <source>%1 holds no point with finite coordinates.</source>
        <translation>%1 中没有坐标有限的点。</translation>
    </message>
    <message>
        <source>Export the scan again and check that points are included.</source>
        <translation>请重新导出扫描，并确认包含点。</translation>
    </message>
    <message>
        <source>the LAS header</source>
        <translation>LAS 文件头</translation>
    </message>
    <message>
        <source>LAS version %1.%2 is not known</source>
        <translation>未知的 LAS 版本 %1.%2</translation>
    </message>
    <message>
        <source>a LAS header of %1 bytes</source>
        <translation>%1 字节的 LAS 文件头</translation>
    </message>
    <message>
        <source>the LAS header has no usable scale and offset</source>
        <translation>LAS 文件头没有可用的比例和偏移</translation>
    </message>
    <message>
        <source>LAS point format %1 is not known</source>
        <translation>未知的 LAS 点格式 %1</translation>
    </message>
    <message>
        <source>the points are said to begin at byte %1 of %2</source>
        <translation>声明的点起始位置为字节 %1（共 %2）</translation>
    </message>
    <message>
        <source>Cannot read %1: byte 104: its points are compressed (LAZ).</source>
        <translation>无法读取 %1：字节 104：点数据已压缩（LAZ）。</translation>
    </message>
    <message>
        <source>Decompress it to LAS first, for example with laszip or PDAL.</source>
        <translation>请先解压为 LAS，例如使用 laszip 或 PDAL。</translation>
    </message>
    <message>
        <source>records of %1 bytes are too short for point format %2</source>
        <translation>%1 字节的记录对点格式 %2 来说过短</translation>
    </message>
    <message>
        <source>the file breaks off: its header promises %1 points of %2 bytes from byte %3 on</source>
        <translation>文件不完整：文件头声明从字节 %3 起有 %1 个点，每点 %2 字节</translation>
    </message>
    <message>
        <source>%1 claims %2 variable length records, but only %3 fit before its points.</source>
        <translation>%1 声明有 %2 个变长记录，但点数据之前只容得下 %3 个。</translation>
    </message>
    <message>
        <source>the points</source>
        <translation>点数据</translation>
    </message>
    <message>
        <source>%1 marks %2 points as noise or withheld; they were left out.</source>
        <translation>%1 将 %2 个点标记为噪声或保留；已略去。</translation>
    </message>
    <message>
        <source>FIELDS, SIZE, TYPE and COUNT of the PCD header differ in length</source>
        <translation>PCD 文件头的 FIELDS、SIZE、TYPE 与 COUNT 长度不一致</translation>
    </message>
    <message>
        <source>field &quot;%1&quot; has an unknown type or size</source>
        <translation>字段“%1”的类型或大小未知</translation>
    </message>
    <message>
        <source>field &quot;%1&quot; claims %2 values a point</source>
        <translation>字段“%1”声明每点有 %2 个值</translation>
    </message>
    <message>
        <source>the PCD header names no fields x, y and z</source>
        <translation>PCD 文件头没有 x、y、z 字段</translation>
    </message>
    <message>
        <source>the PCD header has neither POINTS nor WIDTH</source>
        <translation>PCD 文件头既无 POINTS 也无 WIDTH</translation>
    </message>
    <message>
        <source>WIDTH times HEIGHT is too much</source>
        <translation>WIDTH 乘以 HEIGHT 过大</translation>
    </message>
    <message>
        <source>POINTS is %1, but WIDTH times HEIGHT is %2</source>
        <translation>POINTS 为 %1，而 WIDTH 乘以 HEIGHT 为 %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no part of a PCD header</source>
        <translation>“%1”不属于 PCD 文件头</translation>
    </message>
    <message>
        <source>%1 has no sensible value</source>
        <translation>%1 的值不合理</translation>
    </message>
    <message>
        <source>the PCD header has no DATA line</source>
        <translation>PCD 文件头没有 DATA 行</translation>
    </message>
    <message>
        <source>the file breaks off: its header promises %1 points</source>
        <translation>文件不完整：文件头声明有 %1 个点</translation>
    </message>
    <message>
        <source>%1 numbers are expected</source>
        <translation>应有 %1 个数</translation>
    </message>
    <message>
        <source>the compressed points</source>
        <translation>压缩的点数据</translation>
    </message>
    <message>
        <source>%1 points of %2 bytes are not the %3 bytes that were compressed</source>
        <translation>%1 个 %2 字节的点与被压缩的 %3 字节不符</translation>
    </message>
    <message>
        <source>%1 compressed bytes cannot hold %2</source>
        <translation>%1 个压缩字节无法容纳 %2</translation>
    </message>
    <message>
        <source>the compressed points are damaged</source>
        <translation>压缩的点数据已损坏</translation>
    </message>
    <message>
        <source>unknown PCD encoding &quot;%1&quot;</source>
        <translation>未知的 PCD 编码“%1”</translation>
    </message>
    <message>
        <source>unknown PLY format &quot;%1&quot;</source>
        <translation>未知的 PLY 格式“%1”</translation>
    </message>
    <message>
        <source>an element needs a name and a count</source>
        <translation>元素需要名称和数量</translation>
    </message>
    <message>
        <source>a property comes before any element</source>
        <translation>属性出现在任何元素之前</translation>
    </message>
    <message>
        <source>a list needs an integer type for its length</source>
        <translation>列表长度须为整数类型</translation>
    </message>
    <message>
        <source>unknown property type &quot;%1&quot;</source>
        <translation>未知的属性类型“%1”</translation>
    </message>
    <message>
        <source>a property needs a name</source>
        <translation>属性需要名称</translation>
    </message>
    <message>
        <source>a PLY file begins with &quot;ply&quot;</source>
        <translation>PLY 文件应以“ply”开头</translation>
    </message>
    <message>
        <source>the header names no format</source>
        <translation>文件头未指明格式</translation>
    </message>
    <message>
        <source>unknown keyword &quot;%1&quot;</source>
        <translation>未知的关键字“%1”</translation>
    </message>
    <message>
        <source>the PLY header has no end_header</source>
        <translation>PLY 文件头没有 end_header</translation>
    </message>
    <message>
        <source>the file breaks off: its header promises %1 of &quot;%2&quot; with at least %3 bytes each from byte %4 on</source>
        <translation>文件不完整：文件头声明从字节 %4 起有 %1 个“%2”，每个至少 %3 字节</translation>
    </message>
    <message>
        <source>the vertices</source>
        <translation>顶点</translation>
    </message>
    <message>
        <source>the file breaks off within &quot;%1&quot; number %2 of %3</source>
        <translation>文件在第 %2 个“%1”（共 %3 个）处中断</translation>
    </message>
    <message>
        <source>a list has the negative length %1</source>
        <translation>列表长度为负数 %1</translation>
    </message>
    <message>
        <source>face %1 names a vertex that does not exist</source>
        <translation>面 %1 引用了不存在的顶点</translation>
    </message>
    <message>
        <source>the file breaks off: its header promises %1 of &quot;%2&quot;, which do not fit in %3 bytes</source>
        <translation>文件不完整：文件头声明有 %1 个“%2”，%3 字节容纳不下</translation>
    </message>
    <message>
        <source>the file breaks off after %1 of %2 of &quot;%3&quot;</source>
        <translation>文件在“%3”的第 %1 个（共 %2 个）之后中断</translation>
    </message>
    <message>
        <source>no number for &quot;%1&quot;</source>
        <translation>“%1”处没有数字</translation>
    </message>
    <message>
        <source>a list of %1 numbers ends after %2</source>
        <translation>%1 个数的列表在第 %2 个后结束</translation>
    </message>
    <message>
        <source>the PLY header has no element &quot;vertex&quot;</source>
        <translation>PLY 文件头没有“vertex”元素</translation>
    </message>
    <message>
        <source>the vertices of this PLY file have no x, y and z</source>
        <translation>此 PLY 文件的顶点没有 x、y、z</translation>
    </message>
    <message>
        <source>the header names &quot;vertex&quot; twice</source>
        <translation>文件头重复声明“vertex”</translation>
    </message>
    <message>
        <source>%1 is a mesh: %2 points were sampled on its %3 triangles.</source>
        <translation>%1 是网格：已在其 %3 个三角形上采样 %2 个点。</translation>
    </message>
    <message>
        <source>the head of a scan</source>
        <translation>扫描头</translation>
    </message>
    <message>
        <source>%1 numbers are expected in the head of a PTX scan</source>
        <translation>PTX 扫描头应有 %1 个数</translation>
    </message>
    <message>
        <source>the number of columns of a PTX scan is expected</source>
        <translation>此处应为 PTX 扫描的列数</translation>
    </message>
    <message>
        <source>the number of rows of a PTX scan is expected</source>
        <translation>此处应为 PTX 扫描的行数</translation>
    </message>
    <message>
        <source>the matrix of the scan cannot be inverted</source>
        <translation>扫描的矩阵不可逆</translation>
    </message>
    <message>
        <source>the file breaks off: %1 columns of %2 cells do not fit in the %3 bytes that follow</source>
        <translation>文件不完整：%1 列、每列 %2 个单元，后续 %3 字节容纳不下</translation>
    </message>
    <message>
        <source>cell %1 of %2 of scan %3</source>
        <translation>扫描 %3 的第 %1 个单元（共 %2 个）</translation>
    </message>
    <message>
        <source>a row of %1 columns; %2 are expected</source>
        <translation>该行有 %1 列，应有 %2 列</translation>
    </message>
    <message>
        <source>this is no table of points: the line does not end</source>
        <translation>这不是点表：该行没有结束</translation>
    </message>
    <message>
        <source>a row of one number; %1 are expected</source>
        <translation>该行只有一个数，应有 %1 个</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no row of coordinates</source>
        <translation>“%1”不是坐标行</translation>
    </message>
    <message>
        <source>the file breaks off: %1 points are announced, which do not fit in the %2 bytes that follow</source>
        <translation>文件不完整：声明有 %1 个点，后续 %2 字节容纳不下</translation>
    </message>
    <message>
        <source>the file breaks off: %1 points are announced at byte %2, %3 are there</source>
        <translation>文件不完整：字节 %2 处声明有 %1 个点，实有 %3 个</translation>
    </message>
    <message>
        <source>%1 announces %2 points, but holds %3; all were read.</source>
        <translation>%1 声明有 %2 个点，实有 %3 个；已全部读取。</translation>
    </message>
    <message>
        <source>the header line names the column %1 twice</source>
        <translation>标题行重复列名 %1</translation>
    </message>
    <message>
        <source>the header line names no column %1</source>
        <translation>标题行没有列 %1</translation>
    </message>
    <message>
        <source>Cannot read %1 as a scan: %2.</source>
        <translation>无法将 %1 作为扫描读取：%2。</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>its format is not known</source>
        <translation>格式未知</translation>
    </message>
    <message>
        <source>There is no room to scan.</source>
        <translation>没有可扫描的房间。</translation>
    </message>
    <message>
        <source>The room %1 has no floor, or is lower than half a metre.</source>
        <translation>房间 %1 没有地面，或高度不足半米。</translation>
    </message>
    <message>
        <source>A simulated scan has 1 to %1 points, not %2.</source>
        <translation>模拟扫描的点数应为 1 到 %1，而不是 %2。</translation>
    </message>
    <message>
        <source>There is no free place for a scanner.</source>
        <translation>没有可放置扫描仪的空位。</translation>
    </message>
    <message>
        <source>Leave half a metre free somewhere between the furniture.</source>
        <translation>请在家具之间留出半米空位。</translation>
    </message>
    <message>
        <source>objects[%1].size: a %2 cannot have this size.</source>
        <translation>objects[%1].size：%2 不能是这个尺寸。</translation>
    </message>
    <message>
        <source>The stored point cloud is damaged at byte %1: %2.</source>
        <translation>存储的点云在字节 %1 处损坏：%2。</translation>
    </message>
    <message>
        <source>Scan the file again.</source>
        <translation>请重新扫描该文件。</translation>
    </message>
    <message>
        <source>the points of a scan have neither cartesian nor spherical coordinates</source>
        <translation>扫描的点既没有直角坐标，也没有球坐标</translation>
    </message>
    <message>
        <source>the section of a scan&apos;s points is none of points</source>
        <translation>扫描点所在的数据段不是点数据段</translation>
    </message>
    <message>
        <source>the section of a scan&apos;s points, %1 bytes, is not in the file</source>
        <translation>扫描点的数据段（%1 字节）不在文件内</translation>
    </message>
    <message>
        <source>the file breaks off: %1 points of %2 bits do not fit in %3 bytes</source>
        <translation>文件不完整：%1 个 %2 位的点无法容纳于 %3 字节</translation>
    </message>
    <message>
        <source>the file breaks off after %1 of %2 points</source>
        <translation>文件在 %2 个点中的第 %1 个之后中断</translation>
    </message>
    <message>
        <source>a packet of %1 bytes</source>
        <translation>数据包大小为 %1 字节</translation>
    </message>
    <message>
        <source>a packet of the unknown type %1</source>
        <translation>数据包类型 %1 未知</translation>
    </message>
    <message>
        <source>a packet of %1 streams; %2 are expected</source>
        <translation>数据包含 %1 个流；应为 %2 个</translation>
    </message>
    <message>
        <source>stream %1 is longer than its packet</source>
        <translation>流 %1 超出其数据包的长度</translation>
    </message>
    <message>
        <source>the E57 header</source>
        <translation>E57 文件头</translation>
    </message>
    <message>
        <source>an E57 file begins with &quot;ASTM-E57&quot;</source>
        <translation>E57 文件应以 &quot;ASTM-E57&quot; 开头</translation>
    </message>
    <message>
        <source>E57 version %1 is not known</source>
        <translation>未知的 E57 版本 %1</translation>
    </message>
    <message>
        <source>a page size of %1 bytes</source>
        <translation>页大小为 %1 字节</translation>
    </message>
    <message>
        <source>the file breaks off: its header promises %1 bytes</source>
        <translation>文件不完整：文件头声明有 %1 字节</translation>
    </message>
    <message>
        <source>its pages</source>
        <translation>其数据页</translation>
    </message>
    <message>
        <source>the checksum of page %1 is wrong: the file is damaged</source>
        <translation>第 %1 页的校验和有误：文件已损坏</translation>
    </message>
    <message>
        <source>an offset that is not in the file&apos;s pages</source>
        <translation>偏移量不在文件的数据页内</translation>
    </message>
    <message>
        <source>the file breaks off: %1 bytes are expected at byte %2</source>
        <translation>文件不完整：字节 %2 处应有 %1 字节</translation>
    </message>
    <message>
        <source>the XML section of %1 bytes is not in the file</source>
        <translation>%1 字节的 XML 段不在文件内</translation>
    </message>
    <message>
        <source>Cannot read %1: XML section: %2.</source>
        <translation>无法读取 %1：XML 段：%2。</translation>
    </message>
    <message>
        <source>the field %1 has the unknown type &quot;%2&quot;</source>
        <translation>字段 %1 的类型“%2”未知</translation>
    </message>
    <message>
        <source>the field %1 has its maximum below its minimum</source>
        <translation>字段 %1 的最大值小于最小值</translation>
    </message>
    <message>
        <source>a scan has no points or no prototype</source>
        <translation>某个扫描没有 points 或 prototype</translation>
    </message>
    <message>
        <source>the points of a scan have no fileOffset or recordCount</source>
        <translation>某个扫描的点没有 fileOffset 或 recordCount</translation>
    </message>
    <message>
        <source>elements are nested too deep</source>
        <translation>元素嵌套过深</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Scans cannot be registered without points and normals.</source>
        <translation>没有点和法线就无法配准扫描。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; follows the count of &quot;%2&quot;, where the line should end</source>
        <translation>“%2”的数量之后是“%1”，而此处该行应当结束</translation>
    </message>
    <message>
        <source>%1 bytes follow what the header promises; a count in it is too small</source>
        <translation>文件头所述内容之后还有 %1 字节；其中某个数量太小</translation>
    </message>
    <message>
        <source>%1 square metres of surface hang together over much of a room or lie close to its walls and ceiling; they became part of the room, not objects.</source>
        <translation>%1 平方米的表面连成一片，占据房间的大部分，或紧贴墙面和顶面；它们被视为房间的一部分，而不是物体。</translation>
    </message>
    <message>
        <source>Cannot scan %1: %2</source>
        <translation>无法扫描 %1：%2</translation>
    </message>
    <message>
        <source>Export the scan again and check that its coordinates are included.</source>
        <translation>请重新导出扫描，并检查是否包含坐标。</translation>
    </message>
    <message>
        <source>Registering</source>
        <translation>正在配准</translation>
    </message>
    <message>
        <source>A scan without points cannot be compared.</source>
        <translation>没有点的扫描无法比较。</translation>
    </message>
    <message>
        <source>Reading the scans</source>
        <translation>正在读取扫描</translation>
    </message>
    <message>
        <source>The two scans do not surely show the same place (overlap %1 %).</source>
        <translation>无法确定两次扫描是同一地点（重叠 %1 %）。</translation>
    </message>
    <message>
        <source>Compare scans that share most of their walls.</source>
        <translation>请比较大部分墙体相同的扫描。</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>正在比较</translation>
    </message>
    <message>
        <source>%1: the %2 bytes after what the header promises were not read.</source>
        <translation>%1：文件头所声明内容之后的 %2 字节未读取。</translation>
    </message>
    <message>
        <source>it ends within its header</source>
        <translation>在文件头内就结束了</translation>
    </message>
    <message>
        <source>it is no point cloud</source>
        <translation>不是点云</translation>
    </message>
    <message>
        <source>its version is not known to this program</source>
        <translation>本程序不认识其版本</translation>
    </message>
    <message>
        <source>it has unknown flags</source>
        <translation>含有未知标志</translation>
    </message>
    <message>
        <source>its origin is not finite</source>
        <translation>其原点不是有限值</translation>
    </message>
    <message>
        <source>its size does not fit the number of its parts</source>
        <translation>其大小与部分数不符</translation>
    </message>
    <message>
        <source>a part of it makes no sense</source>
        <translation>其中有一部分不合理</translation>
    </message>
    <message>
        <source>its parts do not add up</source>
        <translation>各部分合计不符</translation>
    </message>
    <message>
        <source>its size does not fit the number of points</source>
        <translation>其大小与点数不符</translation>
    </message>
    <message>
        <source>Points cannot be set aside in %1: %2.</source>
        <translation>无法在 %1 中暂存点：%2。</translation>
    </message>
    <message>
        <source>Check the folder, its permissions and the free space: about 36 bytes a point are needed there for a while.</source>
        <translation>请检查文件夹、其权限和可用空间：每个点暂时约需 36 字节。</translation>
    </message>
    <message>
        <source>the file became shorter</source>
        <translation>文件变短了</translation>
    </message>
    <message>
        <source>The scan is so large that rooms and objects were looked for in points %1 m apart.</source>
        <translation>扫描过大，因此以 %1 m 的点间距查找房间和物体。</translation>
    </message>
    <message>
        <source>The points reach %1 m from their middle, too far for cells of %2 m.</source>
        <translation>点距其中心最远达 %1 m，对 %2 m 的单元来说过远。</translation>
    </message>
    <message>
        <source>Remove stray points, or check the unit.</source>
        <translation>请移除离群点，或检查单位。</translation>
    </message>
    <message>
        <source>Points that lie far away from all others and were left out: %1. The first is point %2 of the scan, at %3, %4, %5.</source>
        <translation>远离其他所有点而被剔除的点：%1 个。第一个是扫描中的第 %2 个点，位于 %3, %4, %5。</translation>
    </message>
    <message>
        <source>Cannot read %1: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>line %1 does not hold the numbers of a camera</source>
        <translation>第 %1 行不是相机的数值</translation>
    </message>
    <message>
        <source>it names no focal lengths fx and fy above 0</source>
        <translation>其中没有大于 0 的焦距 fx 和 fy</translation>
    </message>
    <message>
        <source>camera %1 has no pose</source>
        <translation>相机 %1 没有位姿</translation>
    </message>
    <message>
        <source>it has no pose at the time of %1</source>
        <translation>其中没有 %1 拍摄时刻的位姿</translation>
    </message>
    <message>
        <source>%1 does not say where its pictures were taken.</source>
        <translation>%1 没有说明图像的拍摄位置。</translation>
    </message>
    <message>
        <source>Put a trajectory beside them: trajectory.log (Redwood), pose.txt (tx ty tz qx qy qz qw) or groundtruth.txt (TUM).</source>
        <translation>请在图像旁放置轨迹文件：trajectory.log（Redwood）、pose.txt（tx ty tz qx qy qz qw）或 groundtruth.txt（TUM）。</translation>
    </message>
    <message>
        <source>no intrinsics.txt says what lens took the pictures</source>
        <translation>没有 intrinsics.txt 说明拍摄图像的镜头</translation>
    </message>
    <message>
        <source>it has %1 pictures of depth, but %2 poses</source>
        <translation>有 %1 张深度图，但有 %2 个位姿</translation>
    </message>
    <message>
        <source>Cannot read the picture %1: %2.</source>
        <translation>无法读取图像 %1：%2。</translation>
    </message>
    <message>
        <source>%1 x %2 pixels; at most 8192 a side are read</source>
        <translation>%1 x %2 像素；每边最多读取 8192 像素</translation>
    </message>
    <message>
        <source>16-bit grey values are expected of a depth picture</source>
        <translation>深度图应为 16 位灰度值</translation>
    </message>
    <message>
        <source>it breaks off at byte %1 of %2</source>
        <translation>文件在字节 %1 处中断（共 %2）</translation>
    </message>
    <message>
        <source>depth is read from PNG and PGM</source>
        <translation>深度图支持 PNG 和 PGM</translation>
    </message>
    <message>
        <source>colour is read from PNG and JPEG</source>
        <translation>彩色图支持 PNG 和 JPEG</translation>
    </message>
    <message>
        <source>its folder &quot;depth&quot; holds no PNG or PGM pictures</source>
        <translation>其“depth”文件夹中没有 PNG 或 PGM 图像</translation>
    </message>
    <message>
        <source>it has %1 pictures of depth, but %2 of colour</source>
        <translation>有 %1 张深度图，但有 %2 张彩色图</translation>
    </message>
    <message>
        <source>Cannot read %1 as a recording of a depth camera: %2.</source>
        <translation>无法将 %1 作为深度相机的记录读取：%2。</translation>
    </message>
    <message>
        <source>%1 has %2 x %3 pixels, the first picture %4 x %5</source>
        <translation>%1 为 %2 x %3 像素，而第一张图为 %4 x %5</translation>
    </message>
    <message>
        <source>no picture has depth up to %1 m</source>
        <translation>没有图像包含 %1 m 以内的深度</translation>
    </message>
    <message>
        <source>Nothing says what lens took the pictures; a Kinect&apos;s or Xtion&apos;s was assumed. An intrinsics.txt with fx, fy, cx, cy would tell.</source>
        <translation>没有说明拍摄图像的镜头，已假定为 Kinect 或 Xtion。可用含 fx、fy、cx、cy 的 intrinsics.txt 说明。</translation>
    </message>
    <message>
        <source>There are no pictures of colour.</source>
        <translation>没有彩色图。</translation>
    </message>
    <message>
        <source>Finding rooms</source>
        <translation>正在识别房间</translation>
    </message>
    <message>
        <source>Finding objects</source>
        <translation>正在识别物体</translation>
    </message>
    <message>
        <source>This file is read as a mesh, which has triangles. Points are read from E57, PLY, PCD, LAS, PTX, PTS, XYZ and CSV.</source>
        <translation>此文件按网格读取，网格须含三角形。点可从 E57、PLY、PCD、LAS、PTX、PTS、XYZ 和 CSV 读取。</translation>
    </message>
    <message>
        <source>A point&apos;s coordinates are not finite numbers.</source>
        <translation>某个点的坐标不是有限数。</translation>
    </message>
    <message>
        <source>The points %1 and %2 of one scan are at the same place.</source>
        <translation>同一扫描的点 %1 与点 %2 位于同一位置。</translation>
    </message>
    <message>
        <source>Take points that are far from each other.</source>
        <translation>请选取彼此相距较远的点。</translation>
    </message>
    <message>
        <source>The points lie on a line: the scan could turn about it.</source>
        <translation>这些点在一条直线上：扫描可以绕它转动。</translation>
    </message>
    <message>
        <source>Add a point that is well beside that line.</source>
        <translation>请添加一个明显偏离该直线的点。</translation>
    </message>
    <message>
        <source>Three pairs of points are needed; there are %1.</source>
        <translation>需要三个点对；现有 %1 个。</translation>
    </message>
    <message>
        <source>Name more places that both scans show.</source>
        <translation>请再指定两个扫描都能看到的位置。</translation>
    </message>
    <message>
        <source>Scans can be E57, PLY, PCD, LAS, PTX, PTS, XYZ or CSV, a mesh (OBJ, STL, glTF, FBX, DAE), or a folder of a depth camera.</source>
        <translation>扫描可以是 E57、PLY、PCD、LAS、PTX、PTS、XYZ 或 CSV 文件，网格文件（OBJ、STL、glTF、FBX、DAE），或深度相机的文件夹。</translation>
    </message>
    <message>
        <source>Something about %1 m high and %2 m wide stood at %3, %4 while one station was scanned, and another one saw through its place. Its points are no part of the rooms and objects.</source>
        <translation>在扫描某一测站时，%3, %4 处有一个高约 %1 米、宽约 %2 米的物体，而另一测站的光束穿过了该位置。其点不计入房间和物体。</translation>
    </message>
    <message>
        <source>A mirror of %1 x %2 m hangs at %3, %4, its middle %5 m high. What it shows behind the wall is no part of the rooms and objects.</source>
        <translation>%3, %4 处挂有一面 %1 x %2 米的镜子，其中心高 %5 米。镜中显示在墙后的内容不计入房间和物体。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not say which column is what: %2.</source>
        <translation>“%1”没有说明各列的含义：%2。</translation>
    </message>
    <message>
        <source>Name them in their order, for example x,y,z,i,r,g,b; &quot;-&quot; is a column to leave out.</source>
        <translation>请按顺序列出各列，例如 x,y,z,i,r,g,b；“-”表示忽略该列。</translation>
    </message>
    <message>
        <source>The columns of %1 are taken for %2, by their values; --columns says what they are.</source>
        <translation>按数值判断，%1 的各列为 %2；可用 --columns 指定。</translation>
    </message>
    <message>
        <source>what it shares with them would let it slide or turn</source>
        <translation>与其他扫描共有的表面不足以固定它，可能滑动或转动</translation>
    </message>
    <message>
        <source>it fits in several ways</source>
        <translation>它有多种吻合方式</translation>
    </message>
    <message>
        <source>its surfaces lie %1 cm off theirs</source>
        <translation>其表面与其他扫描相差 %1 厘米</translation>
    </message>
    <message>
        <source>it has surfaces where another scanner looked through</source>
        <translation>它的表面位于另一台扫描仪视线穿过的空处</translation>
    </message>
    <message>
        <source>the overlap is only %1 %</source>
        <translation>重叠仅 %1 %</translation>
    </message>
    <message>
        <source>%1 and %2 fit each other, but not where the other scans put them; the other scans were believed. Look whether both are in the right place.</source>
        <translation>%1 与 %2 彼此吻合，但与其他扫描给出的位置矛盾；已采信其他扫描。请检查两者位置是否正确。</translation>
    </message>
    <message>
        <source>%1 does not surely fit the other scans: %2. It was put beside them. Align it by pairs of points, or scan with more overlap.</source>
        <translation>无法确定 %1 与其他扫描的吻合：%2。已将其放在旁边。请用点对对齐，或以更大重叠重新扫描。</translation>
    </message>
    <message>
        <source>Stations go from 0 (by the area) to %1, noise from 0 to %2 m, people from 0 to %3, walls up to 2 m.</source>
        <translation>测站数为 0（按面积确定）到 %1，噪声为 0 到 %2 米，人数为 0 到 %3，墙厚不超过 2 米。</translation>
    </message>
    <message>
        <source>Glass of %1 x %2 m stands at %3, %4, and no window was found there. What is seen through it may be of another room.</source>
        <translation>位置 %3, %4 处有 %1 x %2 m 的玻璃，那里没有找到窗户。透过它看到的可能属于另一个房间。</translation>
    </message>
    <message>
        <source>Loose storey %1</source>
        <translation>未配准楼层 %1</translation>
    </message>
    <message>
        <source>Storey %1</source>
        <translation>楼层 %1</translation>
    </message>
    <message>
        <source>There is a floor at %1 m within a higher room (%2 m² of it were seen). It is no storey of its own.</source>
        <translation>在一个更高的房间内，高度 %1 m 处有一层楼面（可见 %2 m²）。它不算单独的楼层。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>All points of %1 are at one place: nothing to find a room in.</source>
        <translation>%1 的所有点都在同一位置：无从找到房间。</translation>
    </message>
    <message>
        <source>The pose that the file gives %1 was off by %2 cm and %3 degrees and was corrected.</source>
        <translation>文件给出的 %1 的位姿偏差 %2 厘米、%3 度，已校正。</translation>
    </message>
    <message>
        <source>there is no column &quot;%1&quot;</source>
        <translation>没有名为“%1”的列</translation>
    </message>
    <message>
        <source>it names %1 columns, and the file has %2</source>
        <translation>其中列出 %1 列，而文件有 %2 列</translation>
    </message>
    <message>
        <source>Nothing shows whether the poses are right that the file gives these scans, as they share too little with others: %1.</source>
        <translation>无从得知文件给出的这些扫描的位姿是否正确，因为它们与其他扫描的共同部分太少：%1。</translation>
    </message>
</context>
<context>
    <name>scenegen</name>
    <message>
        <source>There is no layout to evaluate.</source>
        <translation>没有可评估的布局。</translation>
    </message>
    <message>
        <source>These are no statistics of rooms.</source>
        <translation>这不是房间统计数据。</translation>
    </message>
    <message>
        <source>These are no rules of halls: see %1.</source>
        <translation>这不是厂房规则：见 %1。</translation>
    </message>
    <message>
        <source>These are no authored rooms.</source>
        <translation>这不是人工编写的房间。</translation>
    </message>
    <message>
        <source>The authored room type %1 is wrong.</source>
        <translation>人工编写的房间类型 %1 有误。</translation>
    </message>
    <message>
        <source>at: the point is not on the room&apos;s floor</source>
        <translation>at：该点不在房间地面上</translation>
    </message>
    <message>
        <source>no %1</source>
        <translation>无 %1</translation>
    </message>
    <message>
        <source>at least one %1</source>
        <translation>至少一个 %1</translation>
    </message>
    <message>
        <source>density %1</source>
        <translation>密度 %1</translation>
    </message>
    <message>
        <source>Nothing of the prompt was understood. It may be English or Chinese, and name things and places.</source>
        <translation>提示词完全无法理解。可用英文或中文书写，写明物体和位置。</translation>
    </message>
    <message>
        <source>The prompt was understood as: %1.</source>
        <translation>提示词理解为：%1。</translation>
    </message>
    <message>
        <source>These words of the prompt were passed over: %1.</source>
        <translation>提示词中以下词语被忽略：%1。</translation>
    </message>
    <message>
        <source>Facility layout</source>
        <translation>设施布局</translation>
    </message>
    <message>
        <source>Divides a hall among departments so that much flow goes a short way, and fills them with machines, racks and conveyors between aisles.</source>
        <translation>把车间划分给各部门，使流量大的路线更短，并在通道之间布置机器、货架和输送线。</translation>
    </message>
    <message>
        <source>How many block layouts to try.</source>
        <translation>尝试多少种区块布局。</translation>
    </message>
    <message>
        <source>polygon: the hall is too small for departments</source>
        <translation>polygon：车间太小，无法划分部门</translation>
    </message>
    <message>
        <source>The block of %1 is too small for anything.</source>
        <translation>%1 的区块太小，什么也放不下。</translation>
    </message>
    <message>
        <source>The weights &quot;%1&quot; are missing or of another shape.</source>
        <translation>权重“%1”缺失或形状不符。</translation>
    </message>
    <message>
        <source>Nothing is known of “%1”.</source>
        <translation>对“%1”一无所知。</translation>
    </message>
    <message>
        <source>There is no layout of seed %1: %2</source>
        <translation>没有种子 %1 的布局：%2</translation>
    </message>
    <message>
        <source>The block of %1 is %2 times as long as wide: no layout was found that keeps all blocks below %3 times.</source>
        <translation>%1 的块长宽比达到 %2：没有找到让所有块都低于 %3 的布局。</translation>
    </message>
    <message>
        <source>The room is of no known type; it is furnished as %1.</source>
        <translation>房间类型未知，将按 %1 布置。</translation>
    </message>
    <message>
        <source>Things are counted in whole numbers from 0 on. These numbers of the prompt were passed over: %1.</source>
        <translation>物件数量须为不小于 0 的整数。提示中的这些数字已略过：%1。</translation>
    </message>
    <message>
        <source>The prompt asks for more than may be: %1 x %2. It was taken as %3.</source>
        <translation>提示要求的数量超出上限：%1 × %2，已按 %3 处理。</translation>
    </message>
    <message>
        <source>What stands there already leaves little of the floor.</source>
        <translation>已有的物件几乎占满了地面。</translation>
    </message>
    <message>
        <source>The areas that were drawn leave little of the floor.</source>
        <translation>所画的区域只留下很少的地面。</translation>
    </message>
    <message>
        <source>At its widest the floor is %1 m across: too narrow for things and a way along them.</source>
        <translation>地面最宽处仅 %1 m，放不下物件及其旁边的通道。</translation>
    </message>
    <message>
        <source>The longest straight wall measures %1 m: too short to stand at.</source>
        <translation>最长的直墙仅 %1 m，太短，无法靠墙摆放。</translation>
    </message>
    <message>
        <source>There is no further place that is free, off the doors, and can be walked to.</source>
        <translation>再没有空闲、不挡门且可走到的位置。</translation>
    </message>
    <message>
        <source>Nothing could be placed in this room. %1</source>
        <translation>此房间内未能放置任何物件。%1</translation>
    </message>
    <message>
        <source>Things that were placed: %1, where a room of this type usually holds about %2. %3</source>
        <translation>已放置物件：%1，而此类房间通常约有 %2 件。%3</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>圆形%1</translation>
    </message>
    <message>
        <source>Departments that have their place, as Name:x,y or Name:x,y,length,width: middle and sides in metres, separated by semicolons.</source>
        <translation>位置固定的部门，格式为“名称:x,y”或“名称:x,y,长,宽”：中心与边长（米），以分号分隔。</translation>
    </message>
    <message>
        <source>Floor that stays free, as x,y,length,width: middle and sides in metres, separated by semicolons.</source>
        <translation>保持空闲的地面，格式为“x,y,长,宽”：中心与边长（米），以分号分隔。</translation>
    </message>
    <message>
        <source>Whether departments stand in bays or anywhere.</source>
        <translation>部门按跨排列，还是任意放置。</translation>
    </message>
    <message>
        <source>Whether spare room stays free, or is shared out to the departments in proportion to their areas.</source>
        <translation>剩余空间保持空闲，还是按面积比例分给各部门。</translation>
    </message>
    <message>
        <source>Width of the aisles.</source>
        <translation>通道宽度。</translation>
    </message>
    <message>
        <source>Least length and width of a department; 0: any.</source>
        <translation>部门的最小长度和宽度；0：不限。</translation>
    </message>
    <message>
        <source>No flow is given: 10 loads from each department to the next are assumed.</source>
        <translation>未给出物流：假定每个部门向下一个部门运送 10 个载荷。</translation>
    </message>
    <message>
        <source>Relations between things are not followed in a facility layout.</source>
        <translation>设施布局不遵循物品之间的关系。</translation>
    </message>
    <message>
        <source>parameters.%1: &quot;%2&quot;: %3</source>
        <translation>parameters.%1：“%2”：%3</translation>
    </message>
    <message>
        <source>there is no department &quot;%1&quot;; there are: %2</source>
        <translation>没有部门“%1”；现有：%2</translation>
    </message>
    <message>
        <source>Name:area:band is needed</source>
        <translation>需要“名称:面积:类别”</translation>
    </message>
    <message>
        <source>the area &quot;%1&quot; is no number above 0 and up to %2</source>
        <translation>面积“%1”不是大于 0 且不超过 %2 的数</translation>
    </message>
    <message>
        <source>there is no band &quot;%1&quot;; there are: %2</source>
        <translation>没有类别“%1”；可用的有：%2</translation>
    </message>
    <message>
        <source>x,y,length,width are needed, in metres</source>
        <translation>需要 x,y,长,宽（米）</translation>
    </message>
    <message>
        <source>there is a department &quot;%1&quot; already</source>
        <translation>已有部门“%1”</translation>
    </message>
    <message>
        <source>1 to %1 departments are needed</source>
        <translation>需要 1 到 %1 个部门</translation>
    </message>
    <message>
        <source>From&gt;To:amount is needed</source>
        <translation>需要“起点&gt;终点:数量”</translation>
    </message>
    <message>
        <source>the amount &quot;%1&quot; is no number above 0</source>
        <translation>数量“%1”不是大于 0 的数</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has a place already</source>
        <translation>“%1”已有位置</translation>
    </message>
    <message>
        <source>The block of %1 is %2 m wide, less than %3 m.</source>
        <translation>%1 的区块宽 %2 m，小于 %3 m。</translation>
    </message>
    <message>
        <source>%1 %2 of %3 m²</source>
        <translation>%1 %2 / %3 m²</translation>
    </message>
    <message>
        <source>The departments and the aisles around them do not fit in the hall; some are smaller than asked for.</source>
        <translation>厂房容不下各部门及其周围的通道；有些部门小于要求。</translation>
    </message>
    <message>
        <source>Given of wanted area: %1.</source>
        <translation>实际面积/所需面积：%1。</translation>
    </message>
    <message>
        <source>Handling cost %1 (loads x metres), %2 m a load on average; on foot along the aisles %3 (loads x metres), %4 m a load. Departments take %5 % of the floor, aisles and free floor %6 %; things stand on %7 %.</source>
        <translation>搬运成本 %1（载荷×米），平均每载荷 %2 m；沿通道步行 %3（载荷×米），每载荷 %4 m。部门占地面的 %5 %，通道和空地占 %6 %；物品占地 %7 %。</translation>
    </message>
    <message>
        <source>There is no room for %1 around the machines that stay in their place; it lies elsewhere.</source>
        <translation>固定不动的机器周围放不下 %1；它被安排在别处。</translation>
    </message>
    <message>
        <source>at least %1 x %2</source>
        <translation>至少 %1 x %2</translation>
    </message>
    <message>
        <source>at most %1 x %2</source>
        <translation>至多 %1 x %2</translation>
    </message>
    <message>
        <source>style: %1</source>
        <translation>风格：%1</translation>
    </message>
    <message>
        <source>%1 in style: %2</source>
        <translation>%1，风格：%2</translation>
    </message>
    <message>
        <source>The prompt names the room type %1, but the room is of the type %2; it stays so.</source>
        <translation>提示语提到的房间类型是%1，但房间的类型是%2；保持不变。</translation>
    </message>
    <message>
        <source>Only the first %1 characters of the prompt were read; what is asked for after them is not counted.</source>
        <translation>只读取了提示词的前 %1 个字符；其后的要求未计入。</translation>
    </message>
    <message>
        <source>A prompt cannot say where things shall not be. These words were not followed: %1.</source>
        <translation>提示词不能说明物品不应放在哪里。以下词语未被采纳：%1。</translation>
    </message>
    <message>
        <source>Material flow as From&gt;To:amount, separated by semicolons. An end may be a door: Door 2, or Dock for the widest one. None: from each department to the next.</source>
        <translation>物料流，写作 起点&gt;终点:数量，用分号分隔。一端可以是门：Door 2，或 Dock 表示最宽的门。留空：由每个部门流向下一个。</translation>
    </message>
    <message>
        <source>Conveyors carry the flows from this share of the strongest one; above 1: none.</source>
        <translation>达到最强物料流此比例的流由输送机运送；大于 1：不设输送机。</translation>
    </message>
    <message>
        <source>Nothing that stands in a hall is called &quot;%1&quot;; there are: %2.</source>
        <translation>厂房中没有名为“%1”的物件；可用的有：%2。</translation>
    </message>
    <message>
        <source>There is no way for a conveyor from %1 to %2 on which people still reach everything.</source>
        <translation>从 %1 到 %2 没有既能铺设输送机、又让人仍可到达各处的路线。</translation>
    </message>
    <message>
        <source>a flow needs a department at one end at least</source>
        <translation>物料流至少有一端须是部门</translation>
    </message>
    <message>
        <source>true or false is needed</source>
        <translation>需要 true 或 false</translation>
    </message>
    <message>
        <source>a text is needed</source>
        <translation>需要文本</translation>
    </message>
    <message>
        <source>a finite number is needed</source>
        <translation>需要有限数</translation>
    </message>
    <message>
        <source>a list is needed</source>
        <translation>需要列表</translation>
    </message>
    <message>
        <source>%1: no floor is left for departments: with aisles of %2 m, they need free rectangles of at least %3 m by %3 m</source>
        <translation>%1：没有留给部门的地面：通道宽 %2 米时，至少需要 %3 米 × %3 米的空闲矩形</translation>
    </message>
    <message>
        <source>The conveyor from %1 to %2 cuts %3: there is no way round, and no room above.</source>
        <translation>从 %1 到 %2 的输送线切断了%3：无法绕行，上方也没有空间。</translation>
    </message>
    <message>
        <source>The conveyor from %1 to %2 runs above people&apos;s heads: on the floor, there is no way that leaves people theirs.</source>
        <translation>从 %1 到 %2 的输送线架在人的头顶上方：地面上没有不阻断人行路线的走法。</translation>
    </message>
    <message>
        <source>The conveyor from %1 to %2 runs above people&apos;s heads, over %3.</source>
        <translation>从 %1 到 %2 的输送线架在人的头顶上方，跨过%3。</translation>
    </message>
    <message>
        <source>%1 m of the conveyor from %2 to %3 have no room for a post below them: hang it from the roof, or bridge them.</source>
        <translation>从 %2 到 %3 的输送线有 %1 米下方无处立柱：请吊挂在屋顶上，或用桥架跨过。</translation>
    </message>
    <message>
        <source>a flow goes from one department to another, not to itself</source>
        <translation>物流是从一个部门到另一个部门，不能到自身</translation>
    </message>
    <message>
        <source>There is no room for %1: %2 m² and the aisles around them are lacking. It is left out, with its flows.</source>
        <translation>没有 %1 的位置：缺少 %2 m² 及其周围的通道。该部门及其物流已略去。</translation>
    </message>
    <message>
        <source>parameters.fixed: the place of %1 is not on the floor</source>
        <translation>parameters.fixed：%1 的位置不在地面上</translation>
    </message>
    <message>
        <source>it overlaps %1</source>
        <translation>与 %1 重叠</translation>
    </message>
    <message>
        <source>it reaches out of the floor</source>
        <translation>超出地面</translation>
    </message>
    <message>
        <source>it reaches out of the regions</source>
        <translation>超出区域</translation>
    </message>
    <message>
        <source>it lies on forbidden floor</source>
        <translation>位于禁用地面上</translation>
    </message>
    <message>
        <source>there is too little room around it</source>
        <translation>周围空间不足</translation>
    </message>
    <message>
        <source>%1 cannot be at its place: %2. It lies elsewhere.</source>
        <translation>%1 不能放在指定位置：%2。已改放别处。</translation>
    </message>
    <message>
        <source>two finite numbers are needed</source>
        <translation>需要两个有限的数</translation>
    </message>
    <message>
        <source>at least three corners are needed</source>
        <translation>至少需要三个角点</translation>
    </message>
    <message>
        <source>&quot;main&quot; or &quot;cross&quot; is needed</source>
        <translation>需要 &quot;main&quot; 或 &quot;cross&quot;</translation>
    </message>
    <message>
        <source>Main aisle</source>
        <translation>主通道</translation>
    </message>
    <message>
        <source>Cross aisle</source>
        <translation>横向通道</translation>
    </message>
    <message>
        <source>%1 of %2 layouts differ; the others were near duplicates, empty or failed.</source>
        <translation>%2 个布局中有 %1 个各不相同；其余的几乎重复、为空或失败。</translation>
    </message>
    <message>
        <source>%2 lies on another thing; &quot;%1&quot; is not followed.</source>
        <translation>%2 位于另一物体上；未遵循“%1”。</translation>
    </message>
    <message>
        <source>%1: nearly all rooms of this type have such, and there was no place for it. %2</source>
        <translation>%1：此类房间几乎都有，但这里没有位置。%2</translation>
    </message>
    <message>
        <source>There is no place for this: %1.</source>
        <translation>没有满足此关系的位置：%1。</translation>
    </message>
    <message>
        <source>Wherever there is room for one of %1 by %2 m, it would shut off ways of people.</source>
        <translation>凡能放下 %1 × %2 m 的地方，都会堵住人的通路。</translation>
    </message>
    <message>
        <source>No place has room for one of %1 by %2 m beside what stands there, doors, windows and the space that they need.</source>
        <translation>除去现有物体、门窗及其所需空间，没有能放下 %1 × %2 m 的地方。</translation>
    </message>
    <message>
        <source>%1 with aisles, %2 m² without</source>
        <translation>%1（含通道），不含为 %2 m²</translation>
    </message>
    <message>
        <source>Departments as Name:area:band, separated by semicolons. The area is in m², without aisles, or in % of the free floor, aisles included.</source>
        <translation>部门写作 名称:面积:区带，以分号分隔。面积以 m² 计（不含通道），或以可用地面的百分比计（含通道）。</translation>
    </message>
</context>
<context>
    <name>session</name>
    <message>
        <source>This project has no rules for alarms.</source>
        <translation>此项目没有报警规则。</translation>
    </message>
    <message>
        <source>No property of a twin is bound to a source.</source>
        <translation>没有孪生的属性绑定到数据源。</translation>
    </message>
    <message>
        <source>Bind one with: twinloom bind.</source>
        <translation>可用以下命令绑定：twinloom bind。</translation>
    </message>
    <message>
        <source>The clock of “%1” was set back.</source>
        <translation>“%1”的时钟被回拨。</translation>
    </message>
    <message>
        <source>A value of “%1” cannot be used: %2</source>
        <translation>“%1”的一个值无法使用：%2</translation>
    </message>
    <message>
        <source>%1 What arrives is kept in memory meanwhile.</source>
        <translation>%1期间收到的数据暂存于内存中。</translation>
    </message>
    <message>
        <source>It is larger than 1 MiB.</source>
        <translation>它大于 1 MiB。</translation>
    </message>
    <message>
        <source>The clock of “%1” is more than %2 s ahead of this computer&apos;s: the time of arrival is used.</source>
        <translation>“%1”的时钟比本机快 %2 秒以上：改用到达时间。</translation>
    </message>
</context>
<context>
    <name>simulate-line</name>
    <message>
        <source>A line needs an MQTT broker.</source>
        <translation>生产线需要 MQTT 代理服务器。</translation>
    </message>
    <message>
        <source>The broker could not be reached.</source>
        <translation>无法连接代理服务器。</translation>
    </message>
    <message>
        <source>Start one, for example: mosquitto -p 1883.</source>
        <translation>请启动一个，例如：mosquitto -p 1883。</translation>
    </message>
    <message>
        <source>messages published: %1</source>
        <translation>已发布消息：%1</translation>
    </message>
</context>
<context>
    <name>source</name>
    <message>
        <source>The broker %1 cannot be reached: %2.</source>
        <translation>无法连接代理服务器 %1：%2。</translation>
    </message>
    <message>
        <source>The broker %1 cannot be reached: no answer.</source>
        <translation>无法连接代理服务器 %1：没有应答。</translation>
    </message>
    <message>
        <source>%1 accepts the connection and never answers; is it a broker?</source>
        <translation>%1 接受了连接但始终没有应答；它是代理服务器吗？</translation>
    </message>
    <message>
        <source>The broker %1 refuses: %2.</source>
        <translation>代理服务器 %1 拒绝：%2。</translation>
    </message>
    <message>
        <source>The broker %1 refuses a subscription: %2.</source>
        <translation>代理服务器 %1 拒绝订阅：%2。</translation>
    </message>
    <message>
        <source>The connection to the broker %1 is lost: %2.</source>
        <translation>与代理服务器 %1 的连接已断开：%2。</translation>
    </message>
    <message>
        <source>The broker %1 cannot be trusted, or does not trust us: %2. Check ca, cert and key of the source, and the host&apos;s name.</source>
        <translation>代理服务器 %1 不可信，或不信任本程序：%2。请检查数据源的 ca、cert 和 key，以及主机名。</translation>
    </message>
    <message>
        <source>The broker %1 is not connected.</source>
        <translation>代理服务器 %1 未连接。</translation>
    </message>
    <message>
        <source>Could not publish to %1: %2.</source>
        <translation>无法发布到 %1：%2。</translation>
    </message>
    <message>
        <source>Could not read “%1”: %2.</source>
        <translation>无法读取“%1”：%2。</translation>
    </message>
    <message>
        <source>“%1” holds no row.</source>
        <translation>“%1”没有任何行。</translation>
    </message>
    <message>
        <source>%1 fields where the header has %2</source>
        <translation>有 %1 个字段，而表头有 %2 个</translation>
    </message>
    <message>
        <source>“%1” is no time</source>
        <translation>“%1”不是时间</translation>
    </message>
    <message>
        <source>“%1”, line %2: %3.</source>
        <translation>“%1”第 %2 行：%3。</translation>
    </message>
    <message>
        <source>“%1” has no column “%2”; it has: %3.</source>
        <translation>“%1”没有列“%2”；现有列：%3。</translation>
    </message>
    <message>
        <source>The source “%1” cannot be used: %2.</source>
        <translation>数据源“%1”无法使用：%2。</translation>
    </message>
    <message>
        <source>Write mqtt://HOST:PORT/TOPIC?qos=1 or replay:FILE.csv.</source>
        <translation>请写成 mqtt://HOST:PORT/TOPIC?qos=1 或 replay:FILE.csv。</translation>
    </message>
    <message>
        <source>qos is 0 or 1</source>
        <translation>qos 为 0 或 1</translation>
    </message>
    <message>
        <source>version is 5 or 3.1.1</source>
        <translation>version 为 5 或 3.1.1</translation>
    </message>
    <message>
        <source>there is no option “%1” here</source>
        <translation>此处没有选项“%1”</translation>
    </message>
    <message>
        <source>cert and key belong together</source>
        <translation>cert 和 key 必须同时给出</translation>
    </message>
    <message>
        <source>there is no topic</source>
        <translation>没有主题</translation>
    </message>
    <message>
        <source>there is no host</source>
        <translation>没有主机</translation>
    </message>
    <message>
        <source>the port is from 1 to 65535</source>
        <translation>端口须在 1 到 65535 之间</translation>
    </message>
    <message>
        <source>“%1” is no topic</source>
        <translation>“%1”不是主题</translation>
    </message>
    <message>
        <source>there is no file</source>
        <translation>没有文件</translation>
    </message>
    <message>
        <source>%1 is a number above 0</source>
        <translation>%1 须为大于 0 的数字</translation>
    </message>
    <message>
        <source>it begins neither with mqtt:// or mqtts:// nor with replay:</source>
        <translation>它既不以 mqtt:// 或 mqtts:// 开头，也不以 replay: 开头</translation>
    </message>
    <message>
        <source>The file “%1”, which a source names, cannot be read.</source>
        <translation>无法读取数据源指定的文件“%1”。</translation>
    </message>
    <message>
        <source>There is no file “%1”, which a source names.</source>
        <translation>数据源指定的文件“%1”不存在。</translation>
    </message>
    <message>
        <source>“%1” is compressed (gzip).</source>
        <translation>“%1”是压缩文件（gzip）。</translation>
    </message>
    <message>
        <source>Unpack it first: gunzip --keep %1</source>
        <translation>请先解压：gunzip --keep %1</translation>
    </message>
</context>
<context>
    <name>storage</name>
    <message>
        <source>Could not make “%1”: %2.</source>
        <translation>无法创建“%1”：%2。</translation>
    </message>
    <message>
        <source>Check that it does not exist yet, and the folder&apos;s permissions and free space.</source>
        <translation>请确认文件尚不存在，并检查文件夹的权限和剩余空间。</translation>
    </message>
    <message>
        <source>open the database</source>
        <translation>打开数据库</translation>
    </message>
    <message>
        <source>run “%1”</source>
        <translation>执行“%1”</translation>
    </message>
    <message>
        <source>“%1” has no such row.</source>
        <translation>“%1”没有这一行。</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Free some space and try again; the file is as it was before.</source>
        <translation>请释放一些空间后重试；文件保持原样。</translation>
    </message>
    <message>
        <source>the operating system reports an input/output error</source>
        <translation>操作系统报告输入/输出错误</translation>
    </message>
    <message>
        <source>Check the disk and its free space, then try again; the file is as it was before.</source>
        <translation>请检查磁盘及其可用空间后重试；文件保持原样。</translation>
    </message>
    <message>
        <source>it is write-protected</source>
        <translation>文件受写保护</translation>
    </message>
    <message>
        <source>Check the permissions of the file and its folder, or open it read-only.</source>
        <translation>请检查文件及其文件夹的权限，或以只读方式打开。</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>文件无法打开</translation>
    </message>
    <message>
        <source>Check that it exists, and the permissions of the file and its folder.</source>
        <translation>请检查文件是否存在，以及文件及其文件夹的权限。</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>the file is damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>Restore it from a backup.</source>
        <translation>请从备份恢复。</translation>
    </message>
    <message>
        <source>one value is too large for a database</source>
        <translation>某个值过大，数据库无法存储</translation>
    </message>
    <message>
        <source>Split it; one value holds at most 1 GB.</source>
        <translation>请将其拆分；一个值最多 1 GB。</translation>
    </message>
    <message>
        <source>another process is using the file</source>
        <translation>另一个进程正在使用该文件</translation>
    </message>
    <message>
        <source>Wait until it has finished, or open the file read-only.</source>
        <translation>请等待其完成，或以只读方式打开该文件。</translation>
    </message>
    <message>
        <source>the database refused</source>
        <translation>数据库拒绝操作</translation>
    </message>
    <message>
        <source>Please report this.</source>
        <translation>请报告此问题。</translation>
    </message>
    <message>
        <source>Could not %1 in “%2”: %3 (SQLite: %4).</source>
        <translation>无法在“%2”中%1：%3（SQLite：%4）。</translation>
    </message>
    <message>
        <source>prepare a statement</source>
        <translation>准备语句</translation>
    </message>
    <message>
        <source>read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Could not make the folder “%1”.</source>
        <translation>无法创建文件夹“%1”。</translation>
    </message>
    <message>
        <source>Check the permissions of the folder that it stands in.</source>
        <translation>请检查其上级文件夹的权限。</translation>
    </message>
</context>
<context>
    <name>twin</name>
    <message>
        <source>The line is no case: it has no list &quot;input&quot;.</source>
        <translation>该行不是用例：没有列表 &quot;input&quot;。</translation>
    </message>
    <message>
        <source>%1: its target %2 is not among the documents</source>
        <translation>%1：其 target %2 不在文档中</translation>
    </message>
    <message>
        <source>Reading models</source>
        <translation>正在读取模型</translation>
    </message>
    <message>
        <source>it has no @context</source>
        <translation>没有 @context</translation>
    </message>
    <message>
        <source>its @context must begin with dtmi:dtdl:context;2, ;3 or ;4</source>
        <translation>其 @context 必须以 dtmi:dtdl:context;2、;3 或 ;4 开头</translation>
    </message>
    <message>
        <source>its @context is empty</source>
        <translation>其 @context 为空</translation>
    </message>
    <message>
        <source>an entry of @context is no text</source>
        <translation>@context 中有一项不是文本</translation>
    </message>
    <message>
        <source>&quot;%2&quot; in @context is no identifier</source>
        <translation>@context 中的“%2”不是标识符</translation>
    </message>
    <message>
        <source>&quot;%2&quot; in @context does not have the form that this version of DTDL asks for</source>
        <translation>@context 中的“%2”不符合此 DTDL 版本要求的格式</translation>
    </message>
    <message>
        <source>&quot;%2&quot; in @context has no version, as in ;1</source>
        <translation>@context 中的“%2”没有版本，例如 ;1</translation>
    </message>
    <message>
        <source>&quot;%2&quot; in @context does not begin with dtmi:</source>
        <translation>@context 中的“%2”不以 dtmi: 开头</translation>
    </message>
    <message>
        <source>&quot;%2&quot; is no version of DTDL that can stand here</source>
        <translation>“%2”不是可用于此处的 DTDL 版本</translation>
    </message>
    <message>
        <source>the extension &quot;%2&quot; is not known</source>
        <translation>扩展“%2”未知</translation>
    </message>
    <message>
        <source>an object in @context (a local definition) is not allowed</source>
        <translation>@context 中不允许出现对象（局部定义）</translation>
    </message>
    <message>
        <source>&quot;%2&quot; has a fragment that this version of DTDL does not know</source>
        <translation>“%2”含有此 DTDL 版本未知的片段</translation>
    </message>
    <message>
        <source>&quot;%2&quot; must stand before the extensions</source>
        <translation>“%2”必须位于扩展之前</translation>
    </message>
    <message>
        <source>after &quot;%2&quot; a context of limits must follow</source>
        <translation>“%2”之后必须跟随限制上下文</translation>
    </message>
    <message>
        <source>&quot;%2&quot; must directly follow a context that ends in #limitless</source>
        <translation>“%2”必须紧跟在以 #limitless 结尾的上下文之后</translation>
    </message>
    <message>
        <source>a document is an object or an array of objects</source>
        <translation>文档应为对象或对象数组</translation>
    </message>
    <message>
        <source>@graph cannot stand beside other members at the top</source>
        <translation>@graph 不能与其他成员并列于顶层</translation>
    </message>
    <message>
        <source>the keyword %2 cannot stand here</source>
        <translation>关键字 %2 不能出现在此处</translation>
    </message>
    <message>
        <source>the keyword %2 cannot stand in an element of %1</source>
        <translation>关键字 %2 不能出现在 %1 的元素中</translation>
    </message>
    <message>
        <source>@graph cannot stand in an element</source>
        <translation>@graph 不能出现在元素中</translation>
    </message>
    <message>
        <source>a document needs an @id</source>
        <translation>文档需要 @id</translation>
    </message>
    <message>
        <source>an element of %1 needs an @id</source>
        <translation>%1 的元素需要 @id</translation>
    </message>
    <message>
        <source>an element of %1 needs a %2</source>
        <translation>%1 的元素需要 %2</translation>
    </message>
    <message>
        <source>@id is no text</source>
        <translation>@id 不是文本</translation>
    </message>
    <message>
        <source>to refer to &quot;%2&quot;, write its id as text, not as an object</source>
        <translation>引用“%2”时，请将其标识符写成文本，而非对象</translation>
    </message>
    <message>
        <source>&quot;%2&quot; is no identifier of the form dtmi:path:of:segments;1</source>
        <translation>“%2”不是 dtmi:path:of:segments;1 形式的标识符</translation>
    </message>
    <message>
        <source>the identifier is too long</source>
        <translation>标识符过长</translation>
    </message>
    <message>
        <source>&quot;%2&quot; is reserved for DTDL and its extensions</source>
        <translation>“%2”为 DTDL 及其扩展所保留</translation>
    </message>
    <message>
        <source>%1 refers to an identifier that is reserved and not defined</source>
        <translation>%1 引用了保留但未定义的标识符</translation>
    </message>
    <message>
        <source>it is defined twice</source>
        <translation>重复定义</translation>
    </message>
    <message>
        <source>only an Interface can stand at the top</source>
        <translation>顶层只能是 Interface</translation>
    </message>
    <message>
        <source>@type is neither text nor a list of texts</source>
        <translation>@type 既不是文本，也不是文本列表</translation>
    </message>
    <message>
        <source>an entry of @type is no text</source>
        <translation>@type 中有一项不是文本</translation>
    </message>
    <message>
        <source>the type &quot;%2&quot; is neither an identifier nor a term</source>
        <translation>类型“%2”既不是标识符，也不是术语</translation>
    </message>
    <message>
        <source>the type &quot;%2&quot; is not defined in this context</source>
        <translation>类型“%2”在此上下文中未定义</translation>
    </message>
    <message>
        <source>the type &quot;%2&quot; is not defined</source>
        <translation>类型“%2”未定义</translation>
    </message>
    <message>
        <source>the type &quot;%2&quot; is no identifier</source>
        <translation>类型“%2”不是标识符</translation>
    </message>
    <message>
        <source>&quot;%2&quot; is no type</source>
        <translation>“%2”不是类型</translation>
    </message>
    <message>
        <source>it cannot be %2 at once</source>
        <translation>它不能同时是 %2</translation>
    </message>
    <message>
        <source>%1 cannot be of class %2</source>
        <translation>%1 不能属于类 %2</translation>
    </message>
    <message>
        <source>%1 holds an element that is of none of the classes that can stand there</source>
        <translation>%1 包含的元素不属于任何可用于该处的类</translation>
    </message>
    <message>
        <source>one of its types is abstract</source>
        <translation>其某个类型是抽象类型</translation>
    </message>
    <message>
        <source>one of its types cannot stand on an element of its class</source>
        <translation>其某个类型不能用于所属类的元素</translation>
    </message>
    <message>
        <source>one of its types belongs to another version of DTDL</source>
        <translation>其某个类型属于另一 DTDL 版本</translation>
    </message>
    <message>
        <source>one of its types needs another one beside it</source>
        <translation>其某个类型需要同时具有另一类型</translation>
    </message>
    <message>
        <source>two of its types exclude each other</source>
        <translation>其某两个类型互斥</translation>
    </message>
    <message>
        <source>none of its types has a property %1</source>
        <translation>其所有类型都没有属性 %1</translation>
    </message>
    <message>
        <source>it has no property %1</source>
        <translation>它没有属性 %1</translation>
    </message>
    <message>
        <source>the property %1 is no identifier</source>
        <translation>属性 %1 不是标识符</translation>
    </message>
    <message>
        <source>the property %1 is neither an identifier nor a term</source>
        <translation>属性 %1 既不是标识符，也不是术语</translation>
    </message>
    <message>
        <source>%1 is no property</source>
        <translation>%1 不是属性</translation>
    </message>
    <message>
        <source>the property %1 is not defined</source>
        <translation>属性 %1 未定义</translation>
    </message>
    <message>
        <source>the property %1 is not defined in this context</source>
        <translation>属性 %1 在此上下文中未定义</translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 出现两次</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is neither an identifier nor a term that is known</source>
        <translation>%1：“%2”既不是标识符，也不是已知术语</translation>
    </message>
    <message>
        <source>%1 must be an element or a reference to one</source>
        <translation>%1 必须是元素或元素引用</translation>
    </message>
    <message>
        <source>%1 has more than one value</source>
        <translation>%1 有多个值</translation>
    </message>
    <message>
        <source>%1 has more elements than allowed</source>
        <translation>%1 的元素数超出允许范围</translation>
    </message>
    <message>
        <source>%1 must have a value</source>
        <translation>%1 必须有值</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 缺失</translation>
    </message>
    <message>
        <source>%1 is missing, which one of its types asks for</source>
        <translation>%1 缺失，而其某个类型要求有它</translation>
    </message>
    <message>
        <source>%1 cannot hold an element of DTDL version %2</source>
        <translation>%1 不能包含 DTDL 版本 %2 的元素</translation>
    </message>
    <message>
        <source>%1 refers to an element of DTDL version %2</source>
        <translation>%1 引用了 DTDL 版本 %2 的元素</translation>
    </message>
    <message>
        <source>%1 refers to a part of another interface, %2</source>
        <translation>%1 引用了另一接口 %2 的组成部分</translation>
    </message>
    <message>
        <source>%1 cannot be &quot;%2&quot;</source>
        <translation>%1 不能为“%2”</translation>
    </message>
    <message>
        <source>%1 has &quot;%2&quot; twice</source>
        <translation>%1 中“%2”出现两次</translation>
    </message>
    <message>
        <source>%1 has &quot;%2&quot; twice, once through extends</source>
        <translation>%1 中“%2”出现两次，其中一次来自 extends</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not of the valueSchema</source>
        <translation>%1：“%2”不符合 valueSchema</translation>
    </message>
    <message>
        <source>%1 is not of the schema</source>
        <translation>%1 不符合模式</translation>
    </message>
    <message>
        <source>it comes back to itself through %1</source>
        <translation>它通过 %1 循环回到自身</translation>
    </message>
    <message>
        <source>it comes back to itself</source>
        <translation>它循环回到自身</translation>
    </message>
    <message>
        <source>the chain of %1 is too long</source>
        <translation>%1 的链过长</translation>
    </message>
    <message>
        <source>its schemas are nested too deeply</source>
        <translation>其模式嵌套过深</translation>
    </message>
    <message>
        <source>there are too many elements through %1</source>
        <translation>通过 %1 到达的元素过多</translation>
    </message>
    <message>
        <source>the interface has %2 bytes, more than allowed</source>
        <translation>接口有 %2 字节，超出允许范围</translation>
    </message>
    <message>
        <source>something that is not allowed there is reached through %1</source>
        <translation>通过 %1 到达了该处不允许的内容</translation>
    </message>
    <message>
        <source>%1 is no %2, which one of its types asks for</source>
        <translation>%1 不是 %2，而其某个类型要求如此</translation>
    </message>
    <message>
        <source>two of its types ask for different values of %1</source>
        <translation>其某两个类型对 %1 的值要求不同</translation>
    </message>
    <message>
        <source>%1 is not of the type that one of its types asks for</source>
        <translation>%1 不是其某个类型所要求的类型</translation>
    </message>
    <message>
        <source>%1 is not one of the values that one of its types asks for</source>
        <translation>%1 不是其某个类型所要求的值之一</translation>
    </message>
    <message>
        <source>the element that holds it through %1 is not of the type that it asks for</source>
        <translation>通过 %1 包含它的元素不是它所要求的类型</translation>
    </message>
    <message>
        <source>another element of %1 is of the same type</source>
        <translation>%1 中另有元素属于同一类型</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is neither a Property nor a Telemetry</source>
        <translation>%1：“%2”既不是 Property，也不是 Telemetry</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is an annotation itself</source>
        <translation>%1：“%2”本身就是注释</translation>
    </message>
    <message>
        <source>%1: the property of &quot;%2&quot; cannot be overridden</source>
        <translation>%1：“%2”的属性不能被覆盖</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; has no such property to override</source>
        <translation>%1：“%2”没有可覆盖的此类属性</translation>
    </message>
    <message>
        <source>%1 should be the class of the unit, not &quot;%2&quot;</source>
        <translation>%1 应为单位的类，而不是“%2”</translation>
    </message>
    <message>
        <source>%1 has no @value</source>
        <translation>%1 没有 @value</translation>
    </message>
    <message>
        <source>%1 has an @type other than xsd:string</source>
        <translation>%1 的 @type 不是 xsd:string</translation>
    </message>
    <message>
        <source>%1 is no text</source>
        <translation>%1 不是文本</translation>
    </message>
    <message>
        <source>%1 is too long</source>
        <translation>%1 过长</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; does not have the form that is asked for</source>
        <translation>%1：“%2”不符合要求的格式</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no ISO 8601 duration</source>
        <translation>%1：“%2”不是 ISO 8601 时长</translation>
    </message>
    <message>
        <source>%1 has an @type other than xsd:integer</source>
        <translation>%1 的 @type 不是 xsd:integer</translation>
    </message>
    <message>
        <source>%1 is no integer</source>
        <translation>%1 不是整数</translation>
    </message>
    <message>
        <source>%1 has an @type other than xsd:boolean</source>
        <translation>%1 的 @type 不是 xsd:boolean</translation>
    </message>
    <message>
        <source>%1 is neither true nor false</source>
        <translation>%1 既不是 true，也不是 false</translation>
    </message>
    <message>
        <source>%1 has an @type other than xsd:decimal</source>
        <translation>%1 的 @type 不是 xsd:decimal</translation>
    </message>
    <message>
        <source>%1 is no number</source>
        <translation>%1 不是数字</translation>
    </message>
    <message>
        <source>%1 has an @type that is neither xsd:string nor xsd:integer</source>
        <translation>%1 的 @type 既不是 xsd:string，也不是 xsd:integer</translation>
    </message>
    <message>
        <source>%1 is neither text nor an integer</source>
        <translation>%1 既不是文本，也不是整数</translation>
    </message>
    <message>
        <source>%1 has more than one @type</source>
        <translation>%1 有多个 @type</translation>
    </message>
    <message>
        <source>%1 must be 0, not %2</source>
        <translation>%1 必须为 0，而不是 %2</translation>
    </message>
    <message>
        <source>%1 must be at least 1, not %2</source>
        <translation>%1 必须至少为 1，而不是 %2</translation>
    </message>
    <message>
        <source>%1 is too large: %2</source>
        <translation>%1 过大：%2</translation>
    </message>
    <message>
        <source>%1 cannot hold @context</source>
        <translation>%1 不能包含 @context</translation>
    </message>
    <message>
        <source>%1 cannot hold @graph</source>
        <translation>%1 不能包含 @graph</translation>
    </message>
    <message>
        <source>%1 cannot hold @id</source>
        <translation>%1 不能包含 @id</translation>
    </message>
    <message>
        <source>%1 cannot hold @language</source>
        <translation>%1 不能包含 @language</translation>
    </message>
    <message>
        <source>%1 cannot hold %2</source>
        <translation>%1 不能包含 %2</translation>
    </message>
    <message>
        <source>%1 cannot hold &quot;%2&quot;</source>
        <translation>%1 不能包含“%2”</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no identifier</source>
        <translation>%1：“%2”不是标识符</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; does not begin with dtmi:</source>
        <translation>%1：“%2”不以 dtmi: 开头</translation>
    </message>
    <message>
        <source>%1 is neither text nor texts by language</source>
        <translation>%1 既不是文本，也不是按语言列出的文本</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no code of a language</source>
        <translation>%1：“%2”不是语言代码</translation>
    </message>
    <message>
        <source>%1: what stands at &quot;%2&quot; is no text</source>
        <translation>%1：“%2”处的内容不是文本</translation>
    </message>
    <message>
        <source>%1: a single @value stands in a list, not in a map of languages</source>
        <translation>%1：单个 @value 应放在列表中，而不是语言映射中</translation>
    </message>
    <message>
        <source>%1: an entry has no @value</source>
        <translation>%1：某一项没有 @value</translation>
    </message>
    <message>
        <source>%1: an @value is no text</source>
        <translation>%1：某个 @value 不是文本</translation>
    </message>
    <message>
        <source>%1: an entry is neither text nor an object</source>
        <translation>%1：某一项既不是文本，也不是对象</translation>
    </message>
    <message>
        <source>%1: language %2 is there twice</source>
        <translation>%1：语言 %2 出现两次</translation>
    </message>
    <message>
        <source>%1: an entry cannot hold @id</source>
        <translation>%1：项中不能包含 @id</translation>
    </message>
    <message>
        <source>%1: an entry cannot hold @graph</source>
        <translation>%1：项中不能包含 @graph</translation>
    </message>
    <message>
        <source>%1: an entry cannot hold @context</source>
        <translation>%1：项中不能包含 @context</translation>
    </message>
    <message>
        <source>%1: an entry cannot hold @type</source>
        <translation>%1：项中不能包含 @type</translation>
    </message>
    <message>
        <source>%1: an entry cannot hold %2</source>
        <translation>%1：项中不能包含 %2</translation>
    </message>
    <message>
        <source>%1: an entry cannot hold &quot;%2&quot;</source>
        <translation>%1：项中不能包含“%2”</translation>
    </message>
    <message>
        <source>%2</source>
        <translation>%2</translation>
    </message>
    <message>
        <source>%1 refers to %2, which is not among the documents</source>
        <translation>%1 引用了 %2，而它不在文档中</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>something follows the end of the document</source>
        <translation>文档结尾之后还有内容</translation>
    </message>
    <message>
        <source>Reading JSON failed at line %1, column %2 (offset %3): %4.</source>
        <translation>读取 JSON 在第 %1 行第 %2 列（偏移 %3）失败：%4。</translation>
    </message>
    <message>
        <source>a value was expected</source>
        <translation>此处应为值</translation>
    </message>
    <message>
        <source>the text ends where a value was expected</source>
        <translation>应为值处文本已结束</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>the name of a member was expected</source>
        <translation>此处应为成员名称</translation>
    </message>
    <message>
        <source>a colon was expected</source>
        <translation>此处应为冒号</translation>
    </message>
    <message>
        <source>a comma or a closing brace was expected</source>
        <translation>此处应为逗号或右花括号</translation>
    </message>
    <message>
        <source>a comma or a closing bracket was expected</source>
        <translation>此处应为逗号或右方括号</translation>
    </message>
    <message>
        <source>the text ends inside a string</source>
        <translation>文本在字符串内结束</translation>
    </message>
    <message>
        <source>a control character stands in a string</source>
        <translation>字符串中有控制字符</translation>
    </message>
    <message>
        <source>a string is not UTF-8</source>
        <translation>字符串不是 UTF-8</translation>
    </message>
    <message>
        <source>an escape in a string is unknown</source>
        <translation>字符串中有未知的转义</translation>
    </message>
    <message>
        <source>an escape needs four hexadecimal digits</source>
        <translation>转义需要四位十六进制数字</translation>
    </message>
    <message>
        <source>Reading JSON failed: %1 bytes are more than the %2 that are allowed.</source>
        <translation>读取 JSON 失败：%1 字节超出允许的 %2 字节。</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空值</translation>
    </message>
    <message>
        <source>%1 is no %2.</source>
        <translation>%1 不是 %2。</translation>
    </message>
    <message>
        <source>value of the enumeration</source>
        <translation>枚举中的值</translation>
    </message>
    <message>
        <source>%1: the schema has no such field.</source>
        <translation>%1：模式中没有此字段。</translation>
    </message>
    <message>
        <source>There is no interface %1 in the project.</source>
        <translation>项目中没有接口 %1。</translation>
    </message>
    <message>
        <source>%1 of %2 is no component: nothing stands below it.</source>
        <translation>%2 的 %1 不是组件：其下没有任何内容。</translation>
    </message>
    <message>
        <source>Interface %1 has no content named &quot;%2&quot;.</source>
        <translation>接口 %1 没有名为“%2”的内容。</translation>
    </message>
    <message>
        <source>JSON pointer &quot;%1&quot;, offset %2: %3.</source>
        <translation>JSON 指针“%1”，偏移 %2：%3。</translation>
    </message>
    <message>
        <source>A pointer is empty, or looks like /value or /items/0/speed.</source>
        <translation>指针为空，或形如 /value 或 /items/0/speed。</translation>
    </message>
    <message>
        <source>&apos;/&apos; is expected</source>
        <translation>应为 &apos;/&apos;</translation>
    </message>
    <message>
        <source>after &apos;~&apos; stands 0 or 1</source>
        <translation>&apos;~&apos; 之后应为 0 或 1</translation>
    </message>
    <message>
        <source>Scale and offset of %1 must be finite, and the scale not 0.</source>
        <translation>%1 的缩放和偏移必须是有限值，且缩放不能为 0。</translation>
    </message>
    <message>
        <source>The payload breaks off as JSON at offset %1: %2.</source>
        <translation>JSON 负载在偏移 %1 处中断：%2。</translation>
    </message>
    <message>
        <source>The payload is neither JSON nor text.</source>
        <translation>负载既不是 JSON，也不是文本。</translation>
    </message>
    <message>
        <source>The project&apos;s DTDL documents do not fit together: %1</source>
        <translation>项目的 DTDL 文档互不一致：%1</translation>
    </message>
    <message>
        <source>%1 (stale)</source>
        <translation>%1（过期）</translation>
    </message>
    <message>
        <source>%1 (bad)</source>
        <translation>%1（差）</translation>
    </message>
    <message>
        <source>There are two bindings of that name.</source>
        <translation>有两个同名的绑定。</translation>
    </message>
    <message>
        <source>Source &quot;%1&quot; is no URL.</source>
        <translation>数据源“%1”不是 URL。</translation>
    </message>
    <message>
        <source>A source looks like mqtt://localhost:1883/plant/press?qos=1.</source>
        <translation>数据源形如 mqtt://localhost:1883/plant/press?qos=1。</translation>
    </message>
    <message>
        <source>Scale and offset need a number, but %1 is of schema %2.</source>
        <translation>缩放和偏移需要数字，但 %1 的模式为 %2。</translation>
    </message>
    <message>
        <source>There is no twin &quot;%1&quot;.</source>
        <translation>没有孪生“%1”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; should be ID.PROPERTY, as in press.pressure.</source>
        <translation>“%1”应为 ID.PROPERTY，例如 press.pressure。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no id of a twin.</source>
        <translation>“%1”不是孪生的 ID。</translation>
    </message>
    <message>
        <source>An id has 1 to 128 letters, digits, &apos;_&apos;, &apos;-&apos; and &apos;:&apos;.</source>
        <translation>ID 由 1 到 128 个字母、数字、&apos;_&apos;、&apos;-&apos; 和 &apos;:&apos; 组成。</translation>
    </message>
    <message>
        <source>Add its file with `twinloom model add`.</source>
        <translation>请用 `twinloom model add` 添加其文件。</translation>
    </message>
    <message>
        <source>There is a twin &quot;%1&quot; already.</source>
        <translation>已有孪生“%1”。</translation>
    </message>
    <message>
        <source>There is no node %1.</source>
        <translation>没有节点 %1。</translation>
    </message>
    <message>
        <source>Node %1 is twin &quot;%2&quot; already.</source>
        <translation>节点 %1 已是孪生“%2”。</translation>
    </message>
    <message>
        <source>A deadline must be longer than 0 seconds.</source>
        <translation>时限必须长于 0 秒。</translation>
    </message>
    <message>
        <source>a channel, &apos;=&apos; and an expression are expected, as in gauge=range 0 100</source>
        <translation>应为通道、&apos;=&apos; 和表达式，例如 gauge=range 0 100</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one word too many</source>
        <translation>“%1”是多余的词</translation>
    </message>
    <message>
        <source>there is no channel &quot;%1&quot;; there are colour, label, gauge, position and visible</source>
        <translation>没有通道“%1”；可用 colour、label、gauge、position 和 visible</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number</source>
        <translation>“%1”不是数字</translation>
    </message>
    <message>
        <source>the stops of a ramp must ascend</source>
        <translation>渐变的色标必须递增</translation>
    </message>
    <message>
        <source>a ramp has two stops or more, as in ramp 0:green 100:red</source>
        <translation>渐变须有两个或更多色标，例如 ramp 0:green 100:red</translation>
    </message>
    <message>
        <source>a map has one entry or more, as in map true:green false:red</source>
        <translation>映射须有一项或更多，例如 map true:green false:red</translation>
    </message>
    <message>
        <source>a brace stands alone; write {{ and }} for braces</source>
        <translation>花括号未成对；花括号本身请写成 {{ 和 }}</translation>
    </message>
    <message>
        <source>there is no field {%1}; there are value, property, twin, unit and quality</source>
        <translation>没有字段 {%1}；可用 value、property、twin、unit 和 quality</translation>
    </message>
    <message>
        <source>{%1}: after the colon stand the decimals of a value, 0 to 15</source>
        <translation>{%1}：冒号之后应为值的小数位数，0 到 15</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no comparison; there are &lt; &lt;= &gt; &gt;= == !=</source>
        <translation>“%1”不是比较运算符；可用 &lt; &lt;= &gt; &gt;= == !=</translation>
    </message>
    <message>
        <source>%1 compares with a number, which &quot;%2&quot; is not</source>
        <translation>%1 须与数字比较，而“%2”不是数字</translation>
    </message>
    <message>
        <source>the first number must be below the second</source>
        <translation>第一个数字必须小于第二个</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is expected, not &quot;%2&quot;</source>
        <translation>应为“%1”，而不是“%2”</translation>
    </message>
    <message>
        <source>&quot;%1&quot; should be VALUE:COLOUR</source>
        <translation>“%1”应为 VALUE:COLOUR</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no colour; write #rrggbb, or red, green, blue, ...</source>
        <translation>“%1”不是颜色；请写成 #rrggbb，或 red、green、blue……</translation>
    </message>
    <message>
        <source>a strength is 0 to 1</source>
        <translation>强度须在 0 到 1 之间</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>过早结束</translation>
    </message>
    <message>
        <source>a quote is not closed</source>
        <translation>引号未闭合</translation>
    </message>
    <message>
        <source>Visual &quot;%1&quot;, column %2: %3.</source>
        <translation>可视化“%1”第 %2 列：%3。</translation>
    </message>
    <message>
        <source>what it holds is not of the type that one of its types asks for</source>
        <translation>其内容与它的某个类型所要求的类型不符</translation>
    </message>
    <message>
        <source>There are two twins &quot;%1&quot;.</source>
        <translation>有两个名为“%1”的孪生。</translation>
    </message>
    <message>
        <source>“%1” is no condition.</source>
        <translation>“%1”不是条件。</translation>
    </message>
    <message>
        <source>A condition looks like: press.status == 1.</source>
        <translation>条件形如：press.status == 1。</translation>
    </message>
    <message>
        <source>“%1” is bound to no source.</source>
        <translation>“%1”没有绑定数据源。</translation>
    </message>
    <message>
        <source>“%1” is %2.</source>
        <translation>“%1”是 %2。</translation>
    </message>
    <message>
        <source>The payload is no JSON, so there is no “%1” in it.</source>
        <translation>载荷不是 JSON，因此其中没有“%1”。</translation>
    </message>
    <message>
        <source>The payload is null.</source>
        <translation>载荷为 null。</translation>
    </message>
    <message>
        <source>The payload holds null at “%1”.</source>
        <translation>载荷在“%1”处为 null。</translation>
    </message>
    <message>
        <source>The payload has nothing at “%1”.</source>
        <translation>载荷在“%1”处没有内容。</translation>
    </message>
    <message>
        <source>%1 is no number to compute with.</source>
        <translation>%1 不是可以计算的数字。</translation>
    </message>
    <message>
        <source>%1 is no number.</source>
        <translation>%1 不是数字。</translation>
    </message>
    <message>
        <source>%1 is no whole number from %2 to %3.</source>
        <translation>%1 不是 %2 到 %3 之间的整数。</translation>
    </message>
    <message>
        <source>The payload has no time at “%1”.</source>
        <translation>载荷在“%1”处没有时间。</translation>
    </message>
    <message>
        <source>%1 is no time, which is UTC nanoseconds or ISO 8601.</source>
        <translation>%1 不是时间；时间应为 UTC 纳秒或 ISO 8601。</translation>
    </message>
    <message>
        <source>Its time is before 1970.</source>
        <translation>其时间早于 1970 年。</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>通道 %1</translation>
    </message>
    <message>
        <source>%1 of %2 is a %3: only a Property or Telemetry has values.</source>
        <translation>%2 的 %1 是 %3：只有 Property 或 Telemetry 才有值。</translation>
    </message>
    <message>
        <source>%1 needs a number, but %2 is of schema %3.</source>
        <translation>%1需要数字，但 %2 的类型是 %3。</translation>
    </message>
</context>
<context>
    <name>asset</name>
    <message>
        <source>it does not begin as a binary glTF file does.</source>
        <translation>文件开头不是二进制 glTF。</translation>
    </message>
    <message>
        <source>it breaks off at byte %1 of %2.</source>
        <translation>在第 %1 字节处中断（共 %2 字节）。</translation>
    </message>
    <message>
        <source>the mimeType of image %1 is not one of an image, such as &quot;image/png&quot;.</source>
        <translation>图像 %1 的 mimeType 不是图像类型，例如 &quot;image/png&quot;。</translation>
    </message>
    <message>
        <source>byte %1: %2</source>
        <translation>字节 %1：%2</translation>
    </message>
    <message>
        <source>%1 holds no triangle.</source>
        <translation>%1 不含三角形。</translation>
    </message>
    <message>
        <source>A cloud of points is opened with scan, not as a model.</source>
        <translation>点云请用 scan 打开，不能作为模型打开。</translation>
    </message>
    <message>
        <source>%1 has corners that are not finite, or 1000 km apart.</source>
        <translation>%1 含有非有限值或相距 1000 km 的顶点。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be read as %2: %3</source>
        <translation>%1 无法作为 %2 读取：%3</translation>
    </message>
    <message>
        <source>%1 is no model file that can be read.</source>
        <translation>%1 不是可读取的模型文件。</translation>
    </message>
    <message>
        <source>Readable are: %1.</source>
        <translation>可读取的格式：%1。</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>every side must be longer than 0.</source>
        <translation>每条边都必须大于 0。</translation>
    </message>
    <message>
        <source>%1: models are exported as .glb, .gltf or .obj.</source>
        <translation>%1：模型可导出为 .glb、.gltf 或 .obj。</translation>
    </message>
</context>
<context>
    <name>asset</name>
    <message>
        <source>%1: the texture &quot;%2&quot; is missing, or neither PNG nor JPEG; its colour is used alone.</source>
        <translation>%1：纹理“%2”缺失，或既不是 PNG 也不是 JPEG；仅使用其颜色。</translation>
    </message>
</context>
<context>
    <name>asset</name>
    <message>
        <source>The scene is too large for one glTF file: %1 MiB.</source>
        <translation>场景过大，无法放入一个 glTF 文件：%1 MiB。</translation>
    </message>
    <message>
        <source>Export it in parts.</source>
        <translation>请分部分导出。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be exported: %2</source>
        <translation>无法导出“%1”：%2</translation>
    </message>
    <message>
        <source>its parent must come before it.</source>
        <translation>其父级必须在它之前。</translation>
    </message>
    <message>
        <source>its transform is not finite.</source>
        <translation>其变换不是有限值。</translation>
    </message>
    <message>
        <source>its model has a corner that is not finite.</source>
        <translation>其模型有一个顶点不是有限值。</translation>
    </message>
</context>
<context>
    <name>asset</name>
    <message>
        <source>&quot;%1&quot; cannot be exported: it has a corner that is not finite.</source>
        <translation>无法导出“%1”：它有一个顶点不是有限值。</translation>
    </message>
</context>
<context>
    <name>facility</name>
    <message>
        <source>departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>flow</source>
        <translation>物流</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>固定位置</translation>
    </message>
    <message>
        <source>forbidden</source>
        <translation>禁区</translation>
    </message>
    <message>
        <source>spare</source>
        <translation>剩余空间</translation>
    </message>
    <message>
        <source>a list of %1 numbers is expected.</source>
        <translation>应为含 %1 个数字的列表。</translation>
    </message>
    <message>
        <source>every entry must be a number above %1.</source>
        <translation>每一项都必须是大于 %1 的数字。</translation>
    </message>
    <message>
        <source>%1 rows of %1 numbers are expected.</source>
        <translation>应为 %1 行，每行 %1 个数字。</translation>
    </message>
    <message>
        <source>%1 numbers are expected.</source>
        <translation>应为 %1 个数字。</translation>
    </message>
    <message>
        <source>a number is expected.</source>
        <translation>应为数字。</translation>
    </message>
    <message>
        <source>two lengths above 0 are expected.</source>
        <translation>应为两个大于 0 的长度。</translation>
    </message>
    <message>
        <source>the departments need %1 m², the plant has %2 m².</source>
        <translation>各部门需要 %1 m²，而厂区只有 %2 m²。</translation>
    </message>
    <message>
        <source>a square matrix with 1 to 2000 rows is expected.</source>
        <translation>应为 1 到 2000 行的方阵。</translation>
    </message>
    <message>
        <source>%1, byte %2: %3.</source>
        <translation>%1，字节 %2：%3。</translation>
    </message>
    <message>
        <source>%1, instance %2: %3</source>
        <translation>%1，实例 %2：%3</translation>
    </message>
    <message>
        <source>%1 holds no instance.</source>
        <translation>%1 不含任何实例。</translation>
    </message>
</context>
<context>
    <name>render</name>
    <message>
        <source>Cannot draw without a display: %1 failed (EGL error 0x%2).</source>
        <translation>没有显示器时无法绘制：%1 失败（EGL 错误 0x%2）。</translation>
    </message>
    <message>
        <source>Install Mesa&apos;s EGL driver (libegl-mesa0, libgl1-mesa-dri).</source>
        <translation>请安装 Mesa 的 EGL 驱动（libegl-mesa0、libgl1-mesa-dri）。</translation>
    </message>
    <message>
        <source>A picture of %1 x %2 pixels with %3 samples cannot be drawn.</source>
        <translation>无法绘制 %1 x %2 像素、%3 个采样的图片。</translation>
    </message>
    <message>
        <source>The graphics driver failed while drawing (OpenGL error 0x%1).</source>
        <translation>显卡驱动在绘制时失败（OpenGL 错误 0x%1）。</translation>
    </message>
</context>
<context>
    <name>scan</name>
    <message>
        <source>The scan holds no point with finite coordinates.</source>
        <translation>扫描中没有坐标为有限值的点。</translation>
    </message>
    <message>
        <source>The points are as a depth camera sees them, before it and y down; that the camera stood upright was guessed, so -y points up. --up sets it.</source>
        <translation>这些点如同深度相机所见：在相机前方，y 朝下；假定相机直立，因此 -y 朝上。可用 --up 指定。</translation>
    </message>
    <message>
        <source>The axis that points up was guessed to be %1; --up sets it.</source>
        <translation>推测向上轴为 %1；可用 --up 指定。</translation>
    </message>
    <message>
        <source>The unit was taken to be a metre, which makes the room %1 m high; in feet it is %2 m. If it should be, give --units ft.</source>
        <translation>单位按米处理，房间高 %1 m；若为英尺则高 %2 m。如应为英尺，请使用 --units ft。</translation>
    </message>
    <message>
        <source>The unit was taken to be a metre, which makes the scan %1 m wide and %2 m high; in no unit it is of a room&apos;s size. --units sets it.</source>
        <translation>单位按米处理，扫描因此宽 %1 m、高 %2 m；无论用哪种单位都不是房间的大小。可用 --units 指定。</translation>
    </message>
    <message>
        <source>The unit was guessed to be %1 by the size of the room; --units sets it.</source>
        <translation>根据房间大小推测单位为 %1；可用 --units 指定。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no up axis.</source>
        <translation>“%1”不是向上轴。</translation>
    </message>
    <message>
        <source>Use auto, x, y or z.</source>
        <translation>请使用 auto、x、y 或 z。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no unit of length.</source>
        <translation>“%1”不是长度单位。</translation>
    </message>
    <message>
        <source>Use auto, m, cm, mm, km, in, ft or us-ft.</source>
        <translation>请使用 auto、m、cm、mm、km、in、ft 或 us-ft。</translation>
    </message>
    <message>
        <source>The floor was tilted by %1 degrees and has been levelled.</source>
        <translation>地面倾斜了 %1 度，现已调平。</translation>
    </message>
    <message>
        <source>The scan lies %1 km from its origin and was moved there.</source>
        <translation>扫描距其原点 %1 km，现已移到原点。</translation>
    </message>
    <message>
        <source>There are too few points to see how a scan lies.</source>
        <translation>点数太少，看不出扫描的方位。</translation>
    </message>
    <message>
        <source>There is no file to scan.</source>
        <translation>没有要扫描的文件。</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Registering</source>
        <translation>正在配准</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <translation>正在清理</translation>
    </message>
    <message>
        <source>Storing points</source>
        <translation>正在存储点</translation>
    </message>
    <message>
        <source>Spaces with too little of their walls seen: %1, %2 m² of them; scans see them through openings, or in too few points. They are no rooms; scan from inside them, or more densely, to get them.</source>
        <translation>墙体看到太少的空间：%1 个，共 %2 m²；扫描只透过洞口看到它们，或点太少。它们不算房间；要得到它们，请在其中扫描，或扫描得更密。</translation>
    </message>
    <message>
        <source>No walls were seen. Those of the room only show where its points end; it may go on.</source>
        <translation>没有看到墙。房间的墙只表示点到此为止；房间可能还会延伸。</translation>
    </message>
    <message>
        <source>Walls that were not seen: %1 of %2, %3 m of them. They only show where the points end or become too thin; the room may go on there.</source>
        <translation>未看到的墙：%2 面中的 %1 面，共 %3 m。它们只表示点在此终止或过于稀疏；房间可能在那里继续延伸。</translation>
    </message>
    <message>
        <source>The structure of a scan cannot be found without normals.</source>
        <translation>没有法线就无法识别扫描的结构。</translation>
    </message>
    <message>
        <source>The spacing of the points must be above 0.</source>
        <translation>点间距必须大于 0。</translation>
    </message>
    <message>
        <source>No floor was seen.</source>
        <translation>未发现地面。</translation>
    </message>
    <message>
        <source>No room was found: the scan shows no floor.</source>
        <translation>未找到房间：扫描中没有地面。</translation>
    </message>
    <message>
        <source>No ceiling was seen; walls end where their points do.</source>
        <translation>未发现天花板；墙体止于其点的末端。</translation>
    </message>
    <message>
        <source>No room was found: neither walls nor a ceiling were seen.</source>
        <translation>未找到房间：既没有看到墙面，也没有看到天花板。</translation>
    </message>
    <message>
        <source>No room was found: no walls enclose a floor.</source>
        <translation>未找到房间：没有墙体围合地面。</translation>
    </message>
</context>
<context>
    <name>scene</name>
    <message>
        <source>Node %1 &quot;%2&quot; cannot be stored: %3</source>
        <translation>无法存储节点 %1“%2”：%3</translation>
    </message>
    <message>
        <source>an id is above 2^53.</source>
        <translation>某个 ID 大于 2^53。</translation>
    </message>
    <message>
        <source>its transform holds a number that is not finite.</source>
        <translation>其变换含有非有限数。</translation>
    </message>
    <message>
        <source>%1 holds a number that is not finite, or nests too deeply.</source>
        <translation>%1 含有非有限数，或嵌套过深。</translation>
    </message>
    <message>
        <source>its components are not sorted by type, or one type is there twice.</source>
        <translation>其组件未按类型排序，或某一类型出现两次。</translation>
    </message>
    <message>
        <source>its component &quot;%1&quot; is not of that kind.</source>
        <translation>其组件“%1”不属于该类型。</translation>
    </message>
    <message>
        <source>parent (expected %1, is %2)</source>
        <translation>父级（应为 %1，实为 %2）</translation>
    </message>
    <message>
        <source>name (expected &quot;%1&quot;, is &quot;%2&quot;)</source>
        <translation>名称（应为“%1”，实为“%2”）</translation>
    </message>
    <message>
        <source>transform</source>
        <translation>变换</translation>
    </message>
    <message>
        <source>visibility</source>
        <translation>可见性</translation>
    </message>
    <message>
        <source>components</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Adding node %1 &quot;%2&quot;: there is a node of that id already, &quot;%3&quot;.</source>
        <translation>添加节点 %1“%2”：已有该 ID 的节点“%3”。</translation>
    </message>
    <message>
        <source>Changing node %1 &quot;%2&quot;: it is no longer there.</source>
        <translation>更改节点 %1“%2”：它已不存在。</translation>
    </message>
    <message>
        <source>Changing node %1 &quot;%2&quot;: it was changed meanwhile: %3.</source>
        <translation>更改节点 %1“%2”：期间它已被更改：%3。</translation>
    </message>
    <message>
        <source>Repeat the action on the present scene.</source>
        <translation>请在当前场景上重复该操作。</translation>
    </message>
    <message>
        <source>An edit of %1 names no node, or neither a before nor an after.</source>
        <translation>对 %1 的编辑未指明节点，或更改前后的状态均缺失。</translation>
    </message>
    <message>
        <source>no node</source>
        <translation>无节点</translation>
    </message>
    <message>
        <source>An edit of node %1 holds a node of another id.</source>
        <translation>对节点 %1 的编辑含有另一 ID 的节点。</translation>
    </message>
    <message>
        <source>There is no node &quot;%1&quot;.</source>
        <translation>没有节点“%1”。</translation>
    </message>
    <message>
        <source>Name a node by its id, such as n42, or by its name.</source>
        <translation>请用节点的 ID（例如 n42）或名称指定节点。</translation>
    </message>
    <message>
        <source>%1 nodes are named &quot;%2&quot;.</source>
        <translation>有 %1 个节点名为“%2”。</translation>
    </message>
    <message>
        <source>Name the one you mean by its id, such as %1.</source>
        <translation>请用 ID 指定所需节点，例如 %1。</translation>
    </message>
    <message>
        <source>expected true or false.</source>
        <translation>应为 true 或 false。</translation>
    </message>
    <message>
        <source>expected a finite number.</source>
        <translation>应为有限数。</translation>
    </message>
    <message>
        <source>expected a whole number.</source>
        <translation>应为整数。</translation>
    </message>
    <message>
        <source>expected a whole number of at most 64 bits.</source>
        <translation>应为不超过 64 位的整数。</translation>
    </message>
    <message>
        <source>expected a number that is not negative.</source>
        <translation>应为非负数。</translation>
    </message>
    <message>
        <source>expected text.</source>
        <translation>应为文本。</translation>
    </message>
    <message>
        <source>expected an object.</source>
        <translation>应为对象。</translation>
    </message>
    <message>
        <source>nests too deeply, or holds a number that is not finite.</source>
        <translation>嵌套过深，或含有非有限数。</translation>
    </message>
    <message>
        <source>expected an array.</source>
        <translation>应为数组。</translation>
    </message>
    <message>
        <source>lies below the bottom.</source>
        <translation>低于底边。</translation>
    </message>
    <message>
        <source>every side must be longer than 0.</source>
        <translation>每条边都必须大于 0。</translation>
    </message>
    <message>
        <source>expected the index of an object, or null.</source>
        <translation>应为物体的序号，或 null。</translation>
    </message>
    <message>
        <source>object %1 does not exist, or stands on this one.</source>
        <translation>物体 %1 不存在，或位于此物体之上。</translation>
    </message>
    <message>
        <source>a polygon needs at least three corners.</source>
        <translation>多边形至少需要三个顶点。</translation>
    </message>
    <message>
        <source>the polygon crosses or touches itself.</source>
        <translation>多边形与自身相交或相接。</translation>
    </message>
    <message>
        <source>the polygon has no area.</source>
        <translation>多边形没有面积。</translation>
    </message>
    <message>
        <source>must be above 0.</source>
        <translation>必须大于 0。</translation>
    </message>
    <message>
        <source>Node %1 is no room.</source>
        <translation>节点 %1 不是房间。</translation>
    </message>
    <message>
        <source>Name a node that has a room component.</source>
        <translation>请指定具有房间组件的节点。</translation>
    </message>
    <message>
        <source>The JSON nests deeper than 1024 levels, at byte %1.</source>
        <translation>JSON 在字节 %1 处嵌套超过 1024 层。</translation>
    </message>
    <message>
        <source>Not valid JSON at byte %1: %2.</source>
        <translation>字节 %1 处不是有效的 JSON：%2。</translation>
    </message>
    <message>
        <source>format: expected &quot;%1&quot;.</source>
        <translation>format：应为“%1”。</translation>
    </message>
    <message>
        <source>version: this build reads version %1 only.</source>
        <translation>version：此程序只能读取版本 %1。</translation>
    </message>
    <message>
        <source>Open it with a newer Twinloom.</source>
        <translation>请用更新版本的 Twinloom 打开。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no node id such as &quot;n42&quot;.</source>
        <translation>“%1”不是形如 &quot;n42&quot; 的节点 ID。</translation>
    </message>
    <message>
        <source>its size is not finite.</source>
        <translation>其尺寸不是有限值。</translation>
    </message>
    <message>
        <source>every side of its size must be longer than 0.</source>
        <translation>其尺寸的每条边都必须大于 0。</translation>
    </message>
    <message>
        <source>its parent %1 does not exist.</source>
        <translation>其父级 %1 不存在。</translation>
    </message>
    <message>
        <source>its transform is not finite.</source>
        <translation>其变换不是有限值。</translation>
    </message>
    <message>
        <source>its transform shrinks it to nothing.</source>
        <translation>其变换使其缩为零。</translation>
    </message>
    <message>
        <source>its outline is not finite.</source>
        <translation>其轮廓不是有限值。</translation>
    </message>
    <message>
        <source>its outline must be simple, counter-clockwise and of at least three corners.</source>
        <translation>其轮廓必须是至少三个顶点的逆时针简单多边形。</translation>
    </message>
    <message>
        <source>it reaches out of %1.</source>
        <translation>它伸出 %1 之外。</translation>
    </message>
    <message>
        <source>its parents run in a circle.</source>
        <translation>其父级形成循环。</translation>
    </message>
</context>
<context>
    <name>scene</name>
    <message>
        <source>expected an array of %1 numbers.</source>
        <translation>应为含 %1 个数字的数组。</translation>
    </message>
</context>
<context>
    <name>scene</name>
    <message>
        <source>it overlaps %1.</source>
        <translation>它与 %1 重叠。</translation>
    </message>
</context>
<context>
    <name>scenegen</name>
    <message>
        <source>%1 is banned and counted; the number of %2 holds.</source>
        <translation>%1 既被禁止又指定了数量；以数量 %2 为准。</translation>
    </message>
    <message>
        <source>Nothing is known of &quot;%1&quot;; to ban it changes nothing.</source>
        <translation>不认识“%1”；禁用它没有任何效果。</translation>
    </message>
    <message>
        <source>%1 is banned, but what is pinned of it stays.</source>
        <translation>%1 已禁用，但其中已固定的保留。</translation>
    </message>
    <message>
        <source>byte %1: %2</source>
        <translation>字节 %1：%2</translation>
    </message>
    <message>
        <source>room: an object is needed</source>
        <translation>room：需要对象</translation>
    </message>
    <message>
        <source>The number of threads must be from 1 to 256.</source>
        <translation>线程数必须在 1 到 256 之间。</translation>
    </message>
    <message>
        <source>The number of layouts a room must be at least 1.</source>
        <translation>每个房间的布局数必须至少为 1。</translation>
    </message>
    <message>
        <source>The shard must be one of 0 to %1.</source>
        <translation>分片必须在 0 到 %1 之间。</translation>
    </message>
    <message>
        <source>Cannot write the layouts: %1</source>
        <translation>无法写入布局：%1</translation>
    </message>
    <message>
        <source>Cancelled; layouts that were written, each whole: %1.</source>
        <translation>已取消；已写出的完整布局：%1 个。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not followed: %2 is banned.</source>
        <translation>未遵循“%1”：%2 已被禁用。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no relation that is known; it was passed over. There are: %2.</source>
        <translation>“%1”不是已知的关系，已略过。可用的有：%2。</translation>
    </message>
    <message>
        <source>%1 of at least %2 %3 were placed.</source>
        <translation>至少要 %2 个%3，已放置 %1 个。</translation>
    </message>
    <message>
        <source>%1 of %2 %3 were placed.</source>
        <translation>%3：应放置 %2 个，实际 %1 个。</translation>
    </message>
    <message>
        <source>%1 of %2 are as asked for: %3.</source>
        <translation>%2 个中有 %1 个符合要求：%3。</translation>
    </message>
    <message>
        <source>Its middle is %1 m off the outline: it is on no wall.</source>
        <translation>其中点距轮廓 %1 米：不在任何墙上。</translation>
    </message>
    <message>
        <source>a simple outline is needed, counter-clockwise</source>
        <translation>需要逆时针的简单轮廓</translation>
    </message>
    <message>
        <source>The generator &quot;%1&quot; has no density.</source>
        <translation>生成器“%1”没有密度参数。</translation>
    </message>
    <message>
        <source>Whether small things are let fall upon the furniture until they lie still. Slow.</source>
        <translation>是否让小物件落到家具上直到静止。较慢。</translation>
    </message>
    <message>
        <source>nothing is known of &quot;%1&quot;; a category is needed too</source>
        <translation>对“%1”一无所知；还需要给出类别</translation>
    </message>
    <message>
        <source>Nothing is known of the asset &quot;%1&quot;; the thing is placed by its category.</source>
        <translation>对资产“%1”一无所知；按其类别放置。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is of the category %2, not %3</source>
        <translation>“%1”的类别是%2，不是%3</translation>
    </message>
    <message>
        <source>%1 was left out: what it is to lie on is not there, or its size is unknown.</source>
        <translation>已略去 %1：承载它的物体不存在，或其尺寸未知。</translation>
    </message>
    <message>
        <source>%1 was left out: there is no place for it as it is given.</source>
        <translation>已略去 %1：按所给条件没有可放的位置。</translation>
    </message>
    <message>
        <source>Nothing is known of &quot;%1&quot;; it is placed along a wall.</source>
        <translation>对“%1”一无所知，将其沿墙放置。</translation>
    </message>
    <message>
        <source>Nothing is known of &quot;%1&quot;; it needs a size to be placed.</source>
        <translation>对“%1”一无所知，需给出尺寸才能放置。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no known room type; it is furnished as %2.</source>
        <translation>“%1”不是已知房间类型，按 %2 布置。</translation>
    </message>
    <message>
        <source>Nothing is known of &quot;%1&quot;.</source>
        <translation>对“%1”一无所知。</translation>
    </message>
    <message>
        <source>it must be from %1 to %2</source>
        <translation>必须在 %1 到 %2 之间</translation>
    </message>
    <message>
        <source>a number is needed</source>
        <translation>需要数字</translation>
    </message>
    <message>
        <source>a whole number is needed</source>
        <translation>需要整数</translation>
    </message>
    <message>
        <source>true or false is needed</source>
        <translation>需要 true 或 false</translation>
    </message>
    <message>
        <source>it must be one of: %1</source>
        <translation>必须是以下之一：%1</translation>
    </message>
    <message>
        <source>a text is needed</source>
        <translation>需要文本</translation>
    </message>
    <message>
        <source>its type is unknown</source>
        <translation>其类型未知</translation>
    </message>
    <message>
        <source>no such parameter.</source>
        <translation>没有这个参数。</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>可用的有：%1。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no parameter.</source>
        <translation>“%1”不是参数。</translation>
    </message>
    <message>
        <source>Write it as name=value.</source>
        <translation>请写成 name=value。</translation>
    </message>
    <message>
        <source>A request has no field &quot;%1&quot;; it was passed over. %2</source>
        <translation>请求没有字段“%1”，已略过。%2</translation>
    </message>
    <message>
        <source>Generators&apos; own parameters stand in &quot;parameters&quot;.</source>
        <translation>生成器自身的参数写在“parameters”中。</translation>
    </message>
    <message>
        <source>The category is empty; what the thing is, is left open.</source>
        <translation>类别为空；是什么东西未作规定。</translation>
    </message>
    <message>
        <source>%1 complete objects that are not pinned were dropped; pin what shall stay.</source>
        <translation>已略去 %1 个完整但未固定的物体；要保留的请固定。</translation>
    </message>
    <message>
        <source>a finite number is needed</source>
        <translation>需要有限数</translation>
    </message>
    <message>
        <source>three numbers are needed</source>
        <translation>需要三个数字</translation>
    </message>
    <message>
        <source>lengths must be above 0 and at most 1000 m</source>
        <translation>长度必须大于 0 且不超过 1000 m</translation>
    </message>
    <message>
        <source>an object is needed</source>
        <translation>需要对象</translation>
    </message>
    <message>
        <source>there is no such form; tables may be &quot;round&quot;</source>
        <translation>没有这种形状；桌子可以是“round”（圆形）</translation>
    </message>
    <message>
        <source>it must be the index of an object</source>
        <translation>必须是物体的序号</translation>
    </message>
    <message>
        <source>true or false is needed, of a pinned object</source>
        <translation>须为 true 或 false，且用于固定的物体</translation>
    </message>
    <message>
        <source>a pinned object needs category, centre, size and yaw</source>
        <translation>固定的物体需要 category、centre、size 和 yaw</translation>
    </message>
    <message>
        <source>the parents form a cycle</source>
        <translation>父级形成循环</translation>
    </message>
    <message>
        <source>a list is needed</source>
        <translation>需要列表</translation>
    </message>
    <message>
        <source>an object of category and number is needed</source>
        <translation>需要以类别为键、数量为值的对象</translation>
    </message>
    <message>
        <source>a whole number from 0 to 10^9 is needed</source>
        <translation>需要 0 到 10^9 之间的整数</translation>
    </message>
    <message>
        <source>an object of category and shape is needed</source>
        <translation>需要一个由类别和形状组成的对象</translation>
    </message>
    <message>
        <source>an object of category and style is needed</source>
        <translation>需要包含类别和样式的对象</translation>
    </message>
    <message>
        <source>a list of texts is needed</source>
        <translation>需要一个文本列表</translation>
    </message>
    <message>
        <source>a list of categories is needed</source>
        <translation>需要类别列表</translation>
    </message>
    <message>
        <source>a category is needed</source>
        <translation>需要类别</translation>
    </message>
    <message>
        <source>a list of outlines is needed</source>
        <translation>需要轮廓列表</translation>
    </message>
    <message>
        <source>it lies wholly outside of the room</source>
        <translation>它完全位于房间之外</translation>
    </message>
    <message>
        <source>a list of boxes is needed</source>
        <translation>须为盒子列表</translation>
    </message>
    <message>
        <source>centre and size are needed</source>
        <translation>须给出 centre 和 size</translation>
    </message>
    <message>
        <source>each node needs an id of its own</source>
        <translation>每个节点都需要自己的 ID</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands on itself: a cycle of support</source>
        <translation>“%1”立于自身之上：支撑关系形成循环</translation>
    </message>
    <message>
        <source>it is more than 1000 m long; lengths are metres</source>
        <translation>它长于 1000 m；长度单位为米</translation>
    </message>
    <message>
        <source>it must be above 0</source>
        <translation>必须大于 0</translation>
    </message>
    <message>
        <source>it has no length: &quot;from&quot; is &quot;to&quot;</source>
        <translation>它没有长度：“from”与“to”相同</translation>
    </message>
    <message>
        <source>a whole number from 0 is needed</source>
        <translation>需要不小于 0 的整数</translation>
    </message>
    <message>
        <source>an object with nodes and edges is needed</source>
        <translation>需要含 nodes 和 edges 的对象</translation>
    </message>
    <message>
        <source>no such node</source>
        <translation>没有此节点</translation>
    </message>
    <message>
        <source>a thing has no relation to itself</source>
        <translation>物体不能与自身建立关系</translation>
    </message>
    <message>
        <source>a relation is needed</source>
        <translation>需要关系</translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs a node to relate to</source>
        <translation>“%1”需要一个相关的节点</translation>
    </message>
    <message>
        <source>a number from 0 to 3 is needed</source>
        <translation>须为 0 到 3 之间的数</translation>
    </message>
    <message>
        <source>%1 m long or more</source>
        <translation>长 %1 m 以上</translation>
    </message>
    <message>
        <source>%1 m wide or more</source>
        <translation>宽 %1 m 以上</translation>
    </message>
    <message>
        <source>%1 m long at most</source>
        <translation>长至多 %1 m</translation>
    </message>
    <message>
        <source>%1 m wide at most</source>
        <translation>宽至多 %1 m</translation>
    </message>
    <message>
        <source>%1 m to %2 m long</source>
        <translation>长 %1 至 %2 m</translation>
    </message>
    <message>
        <source>%1 m to %2 m wide</source>
        <translation>宽 %1 至 %2 m</translation>
    </message>
    <message>
        <source>double %1</source>
        <translation>双人%1</translation>
    </message>
    <message>
        <source>single %1</source>
        <translation>单人%1</translation>
    </message>
    <message>
        <source>king-size %1</source>
        <translation>特大号%1</translation>
    </message>
    <message>
        <source>queen-size %1</source>
        <translation>大号双人%1</translation>
    </message>
    <message>
        <source>long %1</source>
        <translation>长%1</translation>
    </message>
    <message>
        <source>large %1</source>
        <translation>大%1</translation>
    </message>
    <message>
        <source>small %1</source>
        <translation>小%1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is taken as %2.</source>
        <translation>“%1”理解为 %2。</translation>
    </message>
    <message>
        <source>there is no style &quot;%1&quot;; there are: %2</source>
        <translation>没有风格“%1”；可用的有：%2</translation>
    </message>
    <message>
        <source>Nothing of the style &quot;%1&quot; fits for: %2. They look as usual.</source>
        <translation>没有适合以下物品的“%1”风格：%2。它们保持通常外观。</translation>
    </message>
</context>
<context>
    <name>scenegen</name>
    <message>
        <source>Learned, object by object</source>
        <translation>逐个物体学习生成</translation>
    </message>
    <message>
        <source>A small transformer trained on furnished homes adds one thing after the other until it says stop; half-given things are completed.</source>
        <translation>在布置好的住宅上训练的小型 Transformer，逐个添加物体直到它决定停止；只给出一部分的物体会被补全。</translation>
    </message>
    <message>
        <source>How much furniture, as a multiple of what is usual.</source>
        <translation>家具数量，为通常数量的倍数。</translation>
    </message>
    <message>
        <source>How freely it draws: 0 always takes the likeliest, above 1 the unusual comes more often.</source>
        <translation>抽样的自由度：0 总是取最可能的，大于 1 时更常出现少见的结果。</translation>
    </message>
    <message>
        <source>Sizes and poses are drawn among the likeliest that have this share of the probability.</source>
        <translation>尺寸与位姿从占有此概率份额的最可能项中抽取。</translation>
    </message>
    <message>
        <source>Whether books, cups and the like lie on the furniture.</source>
        <translation>家具上是否摆放书、杯子等物品。</translation>
    </message>
    <message>
        <source>How many arrangements to try at most; the best one is taken.</source>
        <translation>最多尝试多少种摆放；取其中最佳者。</translation>
    </message>
    <message>
        <source>A file of weights of your own training; empty: the built-in ones.</source>
        <translation>您自己训练的权重文件；留空则使用内置权重。</translation>
    </message>
</context>
<context>
    <name>scenegen</name>
    <message>
        <source>Relation graph</source>
        <translation>关系图</translation>
    </message>
    <message>
        <source>Draws a graph of related things from statistics of furnished rooms and places it. Relations: %1.</source>
        <translation>根据已布置房间的统计抽取相关物件的关系图并加以摆放。关系：%1。</translation>
    </message>
    <message>
        <source>How much furniture, as a multiple of what is usual.</source>
        <translation>家具数量，为通常数量的倍数。</translation>
    </message>
    <message>
        <source>Whether books, cups and the like lie on the furniture.</source>
        <translation>家具上是否摆放书、杯子等物品。</translation>
    </message>
    <message>
        <source>How many arrangements to try at most; the best one is taken.</source>
        <translation>最多尝试多少种摆放；取其中最佳者。</translation>
    </message>
</context>
<context>
    <name>scenegen</name>
    <message>
        <source>%1 was left out: %2</source>
        <translation>已略去 %1：%2</translation>
    </message>
    <message>
        <source>%1 was left out %2 times: %3</source>
        <translation>%1 被略去 %2 次：%3</translation>
    </message>
    <message>
        <source>The pinned %1 %2</source>
        <translation>固定的“%1”%2</translation>
    </message>
    <message>
        <source>its place or size is no sensible number.</source>
        <translation>其位置或尺寸不是合理的数值。</translation>
    </message>
    <message>
        <source>as it was given it reaches out of the room.</source>
        <translation>按所给条件它超出了房间。</translation>
    </message>
    <message>
        <source>as it was given it stands before a door.</source>
        <translation>按所给条件它挡在门前。</translation>
    </message>
    <message>
        <source>as it was given other things, an opening or the limits of the areas are in its way.</source>
        <translation>按所给条件，其他物体、门窗或区域边界妨碍了它。</translation>
    </message>
    <message>
        <source>there is no free place for it.</source>
        <translation>没有可放置它的空位。</translation>
    </message>
    <message>
        <source>as it was given it does not lie on what carries it.</source>
        <translation>按所给条件它不在承载它的物体上。</translation>
    </message>
    <message>
        <source>it reaches out of the room.</source>
        <translation>它伸出房间之外。</translation>
    </message>
    <message>
        <source>nothing there would carry it.</source>
        <translation>那里没有可承托它的物件。</translation>
    </message>
    <message>
        <source>nobody could walk around it.</source>
        <translation>人无法从它周围走过。</translation>
    </message>
    <message>
        <source>it would not lie still there.</source>
        <translation>它在那里放不稳。</translation>
    </message>
    <message>
        <source>hangs in the air: nothing carries it.</source>
        <translation>悬在空中：没有任何东西承载它。</translation>
    </message>
    <message>
        <source>ends %1 m above the ceiling.</source>
        <translation>高出天花板 %1 m。</translation>
    </message>
    <message>
        <source>reaches out of the room.</source>
        <translation>伸出房间之外。</translation>
    </message>
    <message>
        <source>stands before a door.</source>
        <translation>挡在门前。</translation>
    </message>
    <message>
        <source>it stands before a door.</source>
        <translation>它挡在门前。</translation>
    </message>
    <message>
        <source>overlaps the pinned %1.</source>
        <translation>与固定的“%1”重叠。</translation>
    </message>
    <message>
        <source>it overlaps another object.</source>
        <translation>它与另一物体重叠。</translation>
    </message>
</context>
<context>
    <name>scenegen</name>
    <message>
        <source>%1 of %2 are pinned and stay, though %3 were asked for.</source>
        <translation>已固定的%2有 %1 个，予以保留，尽管要求的是 %3 个。</translation>
    </message>
    <message>
        <source>The prompt asks for %2 (%1), which is banned: there will be none.</source>
        <translation>提示要求%2（%1），但它被禁用：不会放置。</translation>
    </message>
    <message>
        <source>The prompt asks for another number of %2 (%1) than the counts (%3); the counts hold, of the category “%4” alone.</source>
        <translation>描述中要求的%2数量（%1）与数量设置（%3）不同；以数量设置为准，仅指类别“%4”。</translation>
    </message>
    <message>
        <source>The graph has %1, which is banned: it was left out.</source>
        <translation>关系图中有%1，但它被禁用：已略去。</translation>
    </message>
    <message>
        <source>The graph has more of %1 (%2) than were asked for (%3); the number holds, of the category “%4” alone.</source>
        <translation>关系图中的%1（%2）多于要求的数量（%3）；以要求的数量为准，仅指类别“%4”。</translation>
    </message>
    <message>
        <source>%1 was given and is banned: it was left out.</source>
        <translation>给出了%1，但它被禁用：已略去。</translation>
    </message>
    <message>
        <source>More of %1 were given (%2) than asked for (%3); the number holds, of the category “%4” alone.</source>
        <translation>给出的%1（%2）多于要求的数量（%3）；以要求的数量为准，仅指类别“%4”。</translation>
    </message>
</context>
<context>
    <name>scenegen</name>
    <message>
        <source>The weights &quot;%1&quot; cannot be read: %2</source>
        <translation>无法读取权重“%1”：%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has numbers of type &quot;%2&quot;; F32 and F16 are read.</source>
        <translation>“%1”的数值类型为“%2”；可读取 F32 和 F16。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; lies outside of the file.</source>
        <translation>“%1”超出文件范围。</translation>
    </message>
    <message>
        <source>the shape of &quot;%1&quot; does not fit its bytes.</source>
        <translation>“%1”的形状与其字节数不符。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds a number that is not finite.</source>
        <translation>“%1”含有非有限值。</translation>
    </message>
    <message>
        <source>its tensors overlap.</source>
        <translation>其张量相互重叠。</translation>
    </message>
    <message>
        <source>it is too short.</source>
        <translation>文件太短。</translation>
    </message>
    <message>
        <source>its header is longer than the file.</source>
        <translation>其文件头比文件还长。</translation>
    </message>
    <message>
        <source>its header is no JSON object, at offset %1.</source>
        <translation>其文件头不是 JSON 对象，位置 %1。</translation>
    </message>
</context>
<context>
    <name>scenegen</name>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>至多 %1</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Actions</name>
    <message>
        <source>&amp;New project…</source>
        <translation>新建项目(&amp;N)…</translation>
    </message>
    <message>
        <source>Make an empty project file</source>
        <translation>新建一个空的项目文件</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>打开项目(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a project file</source>
        <translation>打开项目文件</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>关闭项目(&amp;C)</translation>
    </message>
    <message>
        <source>Go back to the start page; everything is saved already</source>
        <translation>返回起始页；所有内容均已保存</translation>
    </message>
    <message>
        <source>Import &amp;scan…</source>
        <translation>导入扫描(&amp;S)…</translation>
    </message>
    <message>
        <source>Turn point clouds into a room with walls, openings and objects</source>
        <translation>将点云转换为带墙体、门窗和物体的房间</translation>
    </message>
    <message>
        <source>Import &amp;rooms…</source>
        <translation>导入房间(&amp;R)…</translation>
    </message>
    <message>
        <source>Add furnished rooms from a file of JSON lines</source>
        <translation>从 JSON Lines 文件添加带家具的房间</translation>
    </message>
    <message>
        <source>Save &amp;picture…</source>
        <translation>保存图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Save what the view shows as a picture</source>
        <translation>将视图内容保存为图片</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Leave Twinloom Studio; everything is saved already</source>
        <translation>退出 Twinloom Studio；所有内容均已保存</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>撤销上一次更改</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Make the change again that was taken back</source>
        <translation>重做被撤销的更改</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Delete what is selected and all below it</source>
        <translation>删除所选对象及其下级</translation>
    </message>
    <message>
        <source>Du&amp;plicate</source>
        <translation>复制(&amp;P)</translation>
    </message>
    <message>
        <source>Copy what is selected, beside it</source>
        <translation>在旁边复制所选对象</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>重命名(&amp;N)</translation>
    </message>
    <message>
        <source>Give the selected node another name</source>
        <translation>为所选节点改名</translation>
    </message>
    <message>
        <source>Show or &amp;hide</source>
        <translation>显示或隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>Hide what is selected, or show it again</source>
        <translation>隐藏或重新显示所选对象</translation>
    </message>
    <message>
        <source>Rotate &amp;left</source>
        <translation>向左旋转(&amp;L)</translation>
    </message>
    <message>
        <source>Turn what is selected by 90° counter-clockwise</source>
        <translation>将所选对象逆时针旋转 90°</translation>
    </message>
    <message>
        <source>Rotate r&amp;ight</source>
        <translation>向右旋转(&amp;I)</translation>
    </message>
    <message>
        <source>Turn what is selected by 90° clockwise</source>
        <translation>将所选对象顺时针旋转 90°</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Select every object</source>
        <translation>选择所有物体</translation>
    </message>
    <message>
        <source>Select n&amp;othing</source>
        <translation>取消选择(&amp;O)</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>房间(&amp;R)</translation>
    </message>
    <message>
        <source>Add an empty room of 5 by 4 metres with a door and a window</source>
        <translation>添加一个 5 × 4 米、带一门一窗的空房间</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>组(&amp;G)</translation>
    </message>
    <message>
        <source>Put what is selected into a new group</source>
        <translation>将所选对象放入新组</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>选择(&amp;S)</translation>
    </message>
    <message>
        <source>Click selects, Ctrl+click adds, dragging turns the view</source>
        <translation>单击选择，Ctrl+单击追加，拖动旋转视图</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>移动(&amp;M)</translation>
    </message>
    <message>
        <source>Drag objects over the floor; Ctrl snaps to 10 cm, Esc cancels</source>
        <translation>在地面上拖动物体；按住 Ctrl 以 10 厘米对齐，Esc 取消</translation>
    </message>
    <message>
        <source>&amp;Frame selection</source>
        <translation>聚焦所选(&amp;F)</translation>
    </message>
    <message>
        <source>Bring what is selected into view</source>
        <translation>使所选对象充满视图</translation>
    </message>
    <message>
        <source>Frame &amp;all</source>
        <translation>显示全部(&amp;A)</translation>
    </message>
    <message>
        <source>Bring everything into view</source>
        <translation>使所有内容充满视图</translation>
    </message>
    <message>
        <source>From &amp;above</source>
        <translation>俯视(&amp;A)</translation>
    </message>
    <message>
        <source>Plan: look straight down, without perspective</source>
        <translation>平面图：垂直向下看，无透视</translation>
    </message>
    <message>
        <source>From the f&amp;ront</source>
        <translation>正视(&amp;R)</translation>
    </message>
    <message>
        <source>Elevation: look along +Y, without perspective</source>
        <translation>立面图：沿 +Y 方向看，无透视</translation>
    </message>
    <message>
        <source>From the &amp;side</source>
        <translation>侧视(&amp;S)</translation>
    </message>
    <message>
        <source>Elevation: look along -X, without perspective</source>
        <translation>立面图：沿 -X 方向看，无透视</translation>
    </message>
    <message>
        <source>&amp;Perspective</source>
        <translation>透视(&amp;P)</translation>
    </message>
    <message>
        <source>Look from above the front corner, with perspective</source>
        <translation>从前方斜上方观看，带透视</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation>网格(&amp;G)</translation>
    </message>
    <message>
        <source>Show the ground grid</source>
        <translation>显示地面网格</translation>
    </message>
    <message>
        <source>&amp;Shadows</source>
        <translation>阴影(&amp;S)</translation>
    </message>
    <message>
        <source>Draw shadows</source>
        <translation>绘制阴影</translation>
    </message>
    <message>
        <source>&amp;Contact shading</source>
        <translation>接触阴影(&amp;C)</translation>
    </message>
    <message>
        <source>Darken corners and where things touch</source>
        <translation>使角落和接触处变暗</translation>
    </message>
    <message>
        <source>&amp;Point cloud edges</source>
        <translation>点云轮廓(&amp;P)</translation>
    </message>
    <message>
        <source>Make shapes in point clouds readable by their edges</source>
        <translation>通过边缘使点云形状更清晰</translation>
    </message>
    <message>
        <source>Cut &amp;walls away</source>
        <translation>剖切墙体(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Check project</source>
        <translation>检查项目(&amp;C)</translation>
    </message>
    <message>
        <source>Look for overlaps, things outside of rooms and broken references</source>
        <translation>查找重叠、超出房间的物体和失效的引用</translation>
    </message>
    <message>
        <source>&amp;About Twinloom Studio</source>
        <translation>关于 Twinloom Studio(&amp;A)</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>版本与许可</translation>
    </message>
    <message>
        <source>Import &amp;models…</source>
        <translation>导入模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Add models from glTF, FBX, OBJ, DAE, STL or PLY files</source>
        <translation>从 glTF、FBX、OBJ、DAE、STL 或 PLY 文件添加模型</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Write the scene as a file for other programs</source>
        <translation>将场景写成供其他程序使用的文件</translation>
    </message>
    <message>
        <source>Let &amp;fall</source>
        <translation>下落(&amp;F)</translation>
    </message>
    <message>
        <source>Let what is selected fall until it lies on what is below it</source>
        <translation>让所选物体下落，直到落在其下方的物体上</translation>
    </message>
    <message>
        <source>Replace scanned objects by &amp;models</source>
        <translation>用模型替换扫描到的物体(&amp;M)</translation>
    </message>
    <message>
        <source>Put the library&apos;s models that look like them in place of what scans found</source>
        <translation>用库中外形相似的模型替换扫描到的物体</translation>
    </message>
    <message>
        <source>&amp;Draw a region</source>
        <translation>绘制区域(&amp;D)</translation>
    </message>
    <message>
        <source>Drag a rectangle on the floor: new objects stand within; Esc ends</source>
        <translation>在地面上拖出矩形：新物体将放在其中；按 Esc 结束</translation>
    </message>
    <message>
        <source>&amp;What fits here?</source>
        <translation>这里适合放什么？(&amp;W)</translation>
    </message>
    <message>
        <source>Click a place of the floor to see what fits there; Esc ends</source>
        <translation>点击地面上的一处，查看那里适合放什么；按 Esc 结束</translation>
    </message>
    <message>
        <source>&amp;Mixed reality</source>
        <translation>混合现实(&amp;M)</translation>
    </message>
    <message>
        <source>Show the scene in a headset, or stop; its panel has the choices</source>
        <translation>在头显中显示场景，或停止；选项见其面板</translation>
    </message>
    <message>
        <source>&amp;Mouse and keys</source>
        <translation>鼠标与按键(&amp;M)</translation>
    </message>
    <message>
        <source>How to turn, zoom and fly, and the keys of all commands</source>
        <translation>如何旋转、缩放和飞行，以及所有命令的按键</translation>
    </message>
    <message>
        <source>Ali&amp;gn scans</source>
        <translation>对齐扫描(&amp;G)</translation>
    </message>
    <message>
        <source>Click the same places on two scans to bring one to the other; Esc ends</source>
        <translation>在两个扫描上点击相同的位置，使其中一个对齐到另一个；按 Esc 结束</translation>
    </message>
    <message>
        <source>M&amp;y models…</source>
        <translation>我的模型(&amp;Y)…</translation>
    </message>
    <message>
        <source>Folders of your own models, and the styles that they are of</source>
        <translation>您自己的模型文件夹及其所属的风格</translation>
    </message>
    <message>
        <source>Walka&amp;ble floor</source>
        <translation>可行走区域(&amp;B)</translation>
    </message>
    <message>
        <source>Where scanned floors can be walked on: green; striped: where nobody looked; red: obstacles</source>
        <translation>扫描地面上可行走的区域：绿色；条纹：没有扫到的地方；红色：障碍物</translation>
    </message>
    <message>
        <source>Leave out ceilings, the walls that hide the inside, and scanned points above and outside of rooms</source>
        <translation>略去天花板、遮挡内部的墙，以及房间上方和之外的扫描点</translation>
    </message>
    <message>
        <source>Say what moved, appeared and vanished between the two scans that are selected, or the last two</source>
        <translation>说明所选两次扫描（或最近两次）之间什么移动了、出现了、消失了</translation>
    </message>
    <message>
        <source>&amp;Door in the wall</source>
        <translation>墙上的门(&amp;D)</translation>
    </message>
    <message>
        <source>Put a door into the wall that is selected</source>
        <translation>在所选的墙上放一扇门</translation>
    </message>
    <message>
        <source>&amp;Window in the wall</source>
        <translation>墙上的窗(&amp;W)</translation>
    </message>
    <message>
        <source>Put a window into the wall that is selected</source>
        <translation>在所选的墙上放一扇窗</translation>
    </message>
    <message>
        <source>Compare t&amp;wo scans</source>
        <translation>比较两次扫描(&amp;W)</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Bands</name>
    <message>
        <source>assembly</source>
        <translation>装配</translation>
    </message>
    <message>
        <source>benches</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>line</source>
        <translation>流水线</translation>
    </message>
    <message>
        <source>machining</source>
        <translation>机加工</translation>
    </message>
    <message>
        <source>moulding</source>
        <translation>注塑</translation>
    </message>
    <message>
        <source>office desks</source>
        <translation>办公桌</translation>
    </message>
    <message>
        <source>office lounge</source>
        <translation>办公休息区</translation>
    </message>
    <message>
        <source>office meeting</source>
        <translation>会议区</translation>
    </message>
    <message>
        <source>office storage</source>
        <translation>办公储物</translation>
    </message>
    <message>
        <source>packing</source>
        <translation>包装</translation>
    </message>
    <message>
        <source>pressing</source>
        <translation>冲压</translation>
    </message>
    <message>
        <source>rack</source>
        <translation>单排货架</translation>
    </message>
    <message>
        <source>racks</source>
        <translation>双排货架</translation>
    </message>
    <message>
        <source>robots</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>services</source>
        <translation>公用设施</translation>
    </message>
    <message>
        <source>shelves</source>
        <translation>搁架</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>暂存区</translation>
    </message>
    <message>
        <source>staging wall</source>
        <translation>靠墙暂存区</translation>
    </message>
    <message>
        <source>Department %1</source>
        <translation>部门 %1</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Commands</name>
    <message>
        <source>Delete “%1”</source>
        <translation>删除“%1”</translation>
    </message>
    <message>
        <source>Duplicate “%1”</source>
        <translation>复制“%1”</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>隐藏“%1”</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>显示“%1”</translation>
    </message>
    <message>
        <source>Rotate “%1”</source>
        <translation>旋转“%1”</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation>添加“%1”</translation>
    </message>
    <message>
        <source>The library has no “%1”.</source>
        <translation>模型库中没有“%1”。</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n node(s)</source>
        <translation>
            <numerusform>删除 %n 个节点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n node(s)</source>
        <translation>
            <numerusform>复制 %n 个节点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hide %n node(s)</source>
        <translation>
            <numerusform>隐藏 %n 个节点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n node(s)</source>
        <translation>
            <numerusform>显示 %n 个节点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rotate %n node(s)</source>
        <translation>
            <numerusform>旋转 %n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide the scan</source>
        <translation>隐藏扫描</translation>
    </message>
    <message>
        <source>Move “%1”</source>
        <translation>移动“%1”</translation>
    </message>
    <message numerus="yes">
        <source>Move %n node(s)</source>
        <translation>
            <numerusform>移动 %n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>That layout is not there any more.</source>
        <translation>该布局已不存在。</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::FormField</name>
    <message>
        <source>Several values</source>
        <translation>多个值</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Gestures</name>
    <message>
        <source>left button</source>
        <translation>左键</translation>
    </message>
    <message>
        <source>middle button</source>
        <translation>中键</translation>
    </message>
    <message>
        <source>right button</source>
        <translation>右键</translation>
    </message>
    <message>
        <source>Drag: %1</source>
        <translation>拖动：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Turn the view</source>
        <translation>旋转视图</translation>
    </message>
    <message>
        <source>With the Select tool also: %1</source>
        <translation>使用选择工具时还可以%1</translation>
    </message>
    <message>
        <source>Slide the view</source>
        <translation>平移视图</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Wheel: towards the cursor</source>
        <translation>滚轮：朝光标处缩放</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>环视</translation>
    </message>
    <message>
        <source>Fly</source>
        <translation>飞行</translation>
    </message>
    <message>
        <source>Right button held: W A S D, Q down, E up; Shift: faster</source>
        <translation>按住右键：W A S D，Q 下降，E 上升；Shift 加速</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Click; Ctrl+click adds or takes away</source>
        <translation>单击；Ctrl+单击增减选择</translation>
    </message>
    <message>
        <source>See it closely</source>
        <translation>靠近查看</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>What can be done with it</source>
        <translation>可用的操作</translation>
    </message>
    <message>
        <source>Click: right button</source>
        <translation>单击右键</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Esc, while something is dragged or drawn</source>
        <translation>拖动或绘制时按 Esc</translation>
    </message>
    <message>
        <source>Turn: drag · Slide: Shift+middle button · Zoom: wheel · Fly: right button with W A S D</source>
        <translation>旋转：拖动 · 平移：Shift+中键 · 缩放：滚轮 · 飞行：右键加 W A S D</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Graph</name>
    <message>
        <source>Choose another relation or thing.</source>
        <translation>请选择其他关系或物体。</translation>
    </message>
    <message>
        <source>A thing has no relation to itself.</source>
        <translation>物体不能与自身建立关系。</translation>
    </message>
    <message>
        <source>%1 would carry itself.</source>
        <translation>%1会承载自身。</translation>
    </message>
    <message>
        <source>against a wall</source>
        <translation>靠墙</translation>
    </message>
    <message>
        <source>in a corner</source>
        <translation>在墙角</translation>
    </message>
    <message>
        <source>by a window</source>
        <translation>靠窗</translation>
    </message>
    <message>
        <source>facing</source>
        <translation>面向</translation>
    </message>
    <message>
        <source>beside</source>
        <translation>在旁边</translation>
    </message>
    <message>
        <source>around</source>
        <translation>围绕</translation>
    </message>
    <message>
        <source>on</source>
        <translation>在上面</translation>
    </message>
    <message>
        <source>near</source>
        <translation>靠近</translation>
    </message>
    <message>
        <source>above</source>
        <translation>在上方</translation>
    </message>
    <message>
        <source>between</source>
        <translation>在之间</translation>
    </message>
    <message>
        <source>by a door</source>
        <translation>靠门</translation>
    </message>
    <message>
        <source>opposite</source>
        <translation>对面</translation>
    </message>
    <message>
        <source>left of</source>
        <translation>左边</translation>
    </message>
    <message>
        <source>right of</source>
        <translation>右边</translation>
    </message>
    <message>
        <source>in front of</source>
        <translation>前面</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>后面</translation>
    </message>
    <message>
        <source>under</source>
        <translation>下面</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::HeadsetPanel</name>
    <message>
        <source>Over the real room (alpha)</source>
        <translation>叠加在真实房间上（透明混合）</translation>
    </message>
    <message>
        <source>As light in the real room (additive)</source>
        <translation>作为光叠加在真实房间中（加色混合）</translation>
    </message>
    <message>
        <source>Without the real room (opaque)</source>
        <translation>不显示真实房间（不透明）</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Visible, without input</source>
        <translation>可见，无输入</translation>
    </message>
    <message>
        <source>Ready, not worn</source>
        <translation>就绪，未佩戴</translation>
    </message>
    <message>
        <source>Waiting for the headset</source>
        <translation>等待头显</translation>
    </message>
    <message>
        <source>Ending</source>
        <translation>正在结束</translation>
    </message>
    <message>
        <source>Lost; waiting for its return</source>
        <translation>已断开，等待恢复</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::JobRow</name>
    <message>
        <source>Cancel; the project stays as it is</source>
        <translation>取消；项目保持不变</translation>
    </message>
    <message>
        <source>Cancel this job</source>
        <translation>取消此任务</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Jobs</name>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n 个房间</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n 个物体</numerusform>
        </translation>
    </message>
    <message>
        <source>Found %1 and %2 in the scan.</source>
        <translation>在扫描中找到%1和%2。</translation>
    </message>
    <message>
        <source>Scan %1</source>
        <translation>扫描 %1</translation>
    </message>
    <message numerus="yes">
        <source>Scan %n file(s)</source>
        <translation>
            <numerusform>扫描 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>已写入 %1。</translation>
    </message>
    <message>
        <source>glTF binary, models with materials (*.glb)</source>
        <translation>glTF 二进制，带材质的模型 (*.glb)</translation>
    </message>
    <message>
        <source>glTF, models with materials (*.gltf)</source>
        <translation>glTF，带材质的模型 (*.gltf)</translation>
    </message>
    <message>
        <source>Wavefront, models with materials (*.obj)</source>
        <translation>Wavefront，带材质的模型 (*.obj)</translation>
    </message>
    <message>
        <source>Point cloud (*.ply)</source>
        <translation>点云 (*.ply)</translation>
    </message>
    <message>
        <source>Rooms, one a line (*.jsonl)</source>
        <translation>房间，每行一个 (*.jsonl)</translation>
    </message>
    <message>
        <source>The whole scene (*.json)</source>
        <translation>整个场景 (*.json)</translation>
    </message>
    <message>
        <source>Everything lies still.</source>
        <translation>所有物体均已静止。</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) fell.</source>
        <translation>
            <numerusform>%n 个物体已下落。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) added.</source>
        <translation>
            <numerusform>已添加 %n 个模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>Models (%1)</source>
        <translation>模型 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Models put in place of scanned objects: %1 of %2.</source>
        <translation>已用模型替换扫描到的物体：%1 / %2。</translation>
    </message>
    <message numerus="yes">
        <source>Points of %n file(s) added.</source>
        <translation>
            <numerusform>已添加 %n 个文件的点。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n variant(s) added; the first is shown.</source>
        <translation>
            <numerusform>已添加 %n 个方案，显示第一个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s) added.</source>
        <translation>
            <numerusform>已添加 %n 个房间。</numerusform>
        </translation>
    </message>
    <message>
        <source>The scan was placed by its pairs alone, which are off by %1 cm.</source>
        <translation>扫描仅按点对放置，点对偏差为 %1 厘米。</translation>
    </message>
    <message>
        <source>The scan was aligned: %1 % of it lies on the others, with %2 mm between the surfaces.</source>
        <translation>扫描已对齐：其 %1 % 与其他扫描重合，表面间距为 %2 毫米。</translation>
    </message>
    <message>
        <source>No room was found in the scan; its points are in the scene.</source>
        <translation>在扫描中没有找到房间；其点云已加入场景。</translation>
    </message>
    <message>
        <source>The prompt was understood as: %1.</source>
        <translation>提示词理解为：%1。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Scans (*.ply *.pcd *.pts *.ptx *.xyz *.xyzrgb *.xyzn *.asc *.txt *.csv *.las *.e57 *.obj *.glb *.gltf *.stl *.fbx *.dae);;Point clouds (*.ply *.pcd *.pts *.ptx *.xyz *.txt *.csv *.las *.e57);;Meshes (*.obj *.glb *.gltf *.stl *.ply *.fbx *.dae);;All files (*)</source>
        <translation>扫描 (*.ply *.pcd *.pts *.ptx *.xyz *.xyzrgb *.xyzn *.asc *.txt *.csv *.las *.e57 *.obj *.glb *.gltf *.stl *.fbx *.dae);;点云 (*.ply *.pcd *.pts *.ptx *.xyz *.txt *.csv *.las *.e57);;网格 (*.obj *.glb *.gltf *.stl *.ply *.fbx *.dae);;所有文件 (*)</translation>
    </message>
    <message>
        <source>moved by %1 m</source>
        <translation>移动了 %1 m</translation>
    </message>
    <message>
        <source>moved by %1 m and turned by %2°</source>
        <translation>移动了 %1 m，转动了 %2°</translation>
    </message>
    <message>
        <source>is new in the later scan</source>
        <translation>在较晚的扫描中新出现</translation>
    </message>
    <message>
        <source>is gone in the later scan</source>
        <translation>在较晚的扫描中已不在</translation>
    </message>
    <message>
        <source>may be new: the earlier scan could not see its place</source>
        <translation>可能是新的：较早的扫描看不到此处</translation>
    </message>
    <message>
        <source>may be gone or not: the later scan could not see its place</source>
        <translation>不知是否还在：较晚的扫描看不到此处</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) look like “%1”: choose one in the Inspector.</source>
        <translation>
            <numerusform>有 %n 个模型与“%1”相似：请在“属性”中选择一个。</numerusform>
        </translation>
    </message>
    <message>
        <source>The model is in its place; its points are kept, hidden.</source>
        <translation>模型已放在其位置；扫描点保留并隐藏。</translation>
    </message>
    <message>
        <source>Nothing fits; no variant was added.</source>
        <translation>什么都放不下；没有添加方案。</translation>
    </message>
    <message>
        <source>turned by %1°</source>
        <translation>转动了 %1°</translation>
    </message>
    <message>
        <source>The later scan compared: things moved %1, new %2, gone %3, not seen %4, unchanged %5.</source>
        <translation>与较早的扫描相比，物体：移动 %1，新增 %2，消失 %3，未看到 %4，未变 %5。</translation>
    </message>
    <message>
        <source>Walls: changed or not seen %1, unchanged %2.</source>
        <translation>墙：变化或未看到 %1，未变 %2。</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::NodeKind</name>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>墙</translation>
    </message>
    <message>
        <source>Point cloud</source>
        <translation>点云</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>物体</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>门</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>洞口</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Twin</source>
        <translation>孪生</translation>
    </message>
    <message>
        <source>Twin model</source>
        <translation>孪生模型</translation>
    </message>
    <message>
        <source>Scanned room</source>
        <translation>扫描的房间</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Seed %1 · %2</source>
        <translation>种子 %1 · %2</translation>
    </message>
    <message>
        <source>Seed %1, run %2 · %3</source>
        <translation>种子 %1，第 %2 次 · %3</translation>
    </message>
    <message>
        <source>Storey</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>Loose storey</source>
        <translation>未配准楼层</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Aisle</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>物流</translation>
    </message>
    <message>
        <source>Conveyor</source>
        <translation>输送机</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Aisles</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>物料流</translation>
    </message>
    <message>
        <source>Conveyors</source>
        <translation>输送机</translation>
    </message>
    <message>
        <source>Main aisle</source>
        <translation>主通道</translation>
    </message>
    <message>
        <source>Cross aisle</source>
        <translation>横向通道</translation>
    </message>
    <message>
        <source>%1 as scanned</source>
        <translation>%1（扫描所得）</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Openings</name>
    <message>
        <source>A door or window needs a wall to be in.</source>
        <translation>门或窗需要所在的墙。</translation>
    </message>
    <message>
        <source>Select the wall first, in the view or in the outliner.</source>
        <translation>请先在视图或大纲中选择墙。</translation>
    </message>
    <message>
        <source>“%1” has no room for an opening of %2 m.</source>
        <translation>“%1”上放不下 %2 m 宽的洞口。</translation>
    </message>
    <message>
        <source>Delete or narrow what is in it, or select another wall.</source>
        <translation>请删除或缩窄墙上已有的洞口，或选择另一面墙。</translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation>添加“%1”</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Parameters</name>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Small objects</source>
        <translation>小物件</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>落稳</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>物流</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>禁用</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>摆放</translation>
    </message>
    <message>
        <source>Spare</source>
        <translation>余量</translation>
    </message>
    <message>
        <source>Aisle</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Least side</source>
        <translation>最小边长</translation>
    </message>
    <message>
        <source>Conveyors</source>
        <translation>输送机</translation>
    </message>
    <message>
        <source>bays</source>
        <comment>placement</comment>
        <translation>按跨</translation>
    </message>
    <message>
        <source>free</source>
        <comment>placement</comment>
        <translation>自由</translation>
    </message>
    <message>
        <source>free</source>
        <comment>spare</comment>
        <translation>留空</translation>
    </message>
    <message>
        <source>share</source>
        <comment>spare</comment>
        <translation>分摊</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Prompt</name>
    <message>
        <source>no %1</source>
        <translation>无 %1</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>at least one %1</source>
        <translation>至少一个 %1</translation>
    </message>
    <message>
        <source>%1 against a wall</source>
        <translation>%1 靠墙</translation>
    </message>
    <message>
        <source>%1 in a corner</source>
        <translation>%1 在墙角</translation>
    </message>
    <message>
        <source>%1 by a window</source>
        <translation>%1 靠窗</translation>
    </message>
    <message>
        <source>%1 facing %2</source>
        <translation>%1 朝向 %2</translation>
    </message>
    <message>
        <source>%1 beside %2</source>
        <translation>%1 在 %2 旁边</translation>
    </message>
    <message>
        <source>%1 around %2</source>
        <translation>%1 围绕 %2</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 在 %2 上</translation>
    </message>
    <message>
        <source>%1 near %2</source>
        <translation>%1 靠近 %2</translation>
    </message>
    <message>
        <source>%1 between %2 and %3</source>
        <translation>%1 在 %2 与 %3 之间</translation>
    </message>
    <message>
        <source>density %1</source>
        <translation>密度 %1</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>圆形%1</translation>
    </message>
    <message>
        <source>style: %1</source>
        <translation>风格：%1</translation>
    </message>
    <message>
        <source>%1 in style: %2</source>
        <translation>%1，风格：%2</translation>
    </message>
    <message>
        <source>%1 above %2</source>
        <translation>%1在%2上方</translation>
    </message>
    <message>
        <source>at least %1 × %2</source>
        <translation>至少 %1 个%2</translation>
    </message>
    <message>
        <source>%1 by a door</source>
        <translation>%1靠门</translation>
    </message>
    <message>
        <source>%1 opposite %2</source>
        <translation>%1在%2对面</translation>
    </message>
    <message>
        <source>%1 left of %2</source>
        <translation>%1在%2左边</translation>
    </message>
    <message>
        <source>%1 right of %2</source>
        <translation>%1在%2右边</translation>
    </message>
    <message>
        <source>%1 in front of %2</source>
        <translation>%1在%2前面</translation>
    </message>
    <message>
        <source>%1 behind %2</source>
        <translation>%1在%2后面</translation>
    </message>
    <message>
        <source>%1 under %2</source>
        <translation>%1在%2下面</translation>
    </message>
    <message>
        <source>Passed over: %1</source>
        <translation>已略过：%1</translation>
    </message>
    <message>
        <source>These numbers count nothing: %1</source>
        <translation>这些数字没有计数对象：%1</translation>
    </message>
    <message>
        <source>Not followed, since a prompt cannot say where things shall not be: %1</source>
        <translation>未遵循，因为提示无法表达物件不应在何处：%1</translation>
    </message>
    <message>
        <source>at most %1 × %2</source>
        <translation>至多 %1 个%2</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Properties</name>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>变换</translation>
    </message>
    <message>
        <source>Position %1</source>
        <translation>位置 %1</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>物体</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Scanned points</source>
        <translation>扫描点数</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Room type</source>
        <translation>房间类型</translation>
    </message>
    <message>
        <source>Floor area</source>
        <translation>地面面积</translation>
    </message>
    <message>
        <source>%1 m²</source>
        <translation>%1 m²</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>角点数</translation>
    </message>
    <message>
        <source>Floor level</source>
        <translation>地面标高</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>墙</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>底部</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>顶部</translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation>厚度</translation>
    </message>
    <message>
        <source>Seen by the scan</source>
        <translation>扫描覆盖率</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>洞口</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Point cloud</source>
        <translation>点云</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Library: %1</source>
        <translation>模型库：%1</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，版本 %2</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Input hash</source>
        <translation>输入哈希</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation>视场角</translation>
    </message>
    <message>
        <source>“%1” (kept as it is)</source>
        <translation>“%1”（原样保留）</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>%1 × %2 × %3 m</source>
        <translation>%1 × %2 × %3 m</translation>
    </message>
    <message>
        <source>Twin</source>
        <translation>孪生</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>Bindings</source>
        <translation>绑定</translation>
    </message>
    <message>
        <source>Twin model</source>
        <translation>孪生模型</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>Picked point</source>
        <translation>选中的点</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>No %1</source>
        <translation>不要%1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s)</source>
        <translation>
            <numerusform>%n 个关系</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Within %n region(s)</source>
        <translation>
            <numerusform>在 %n 个区域内</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Used as</source>
        <translation>用作</translation>
    </message>
    <message>
        <source>Wishes</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Objects kept</source>
        <translation>保留的物体</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>How the scan went</source>
        <translation>扫描结果</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>配准</translation>
    </message>
    <message>
        <source>Walkable</source>
        <translation>可行走</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Wanted area</source>
        <translation>期望面积</translation>
    </message>
    <message>
        <source>Share of the floor</source>
        <translation>占地面比例</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>%1 loads</source>
        <translation>%1 载荷</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Way on foot</source>
        <translation>步行路程</translation>
    </message>
    <message>
        <source>Handling cost</source>
        <translation>搬运成本</translation>
    </message>
    <message>
        <source>%1 loads × m</source>
        <translation>%1 载荷·米</translation>
    </message>
    <message>
        <source>Distance of a load</source>
        <translation>每次载荷的距离</translation>
    </message>
    <message>
        <source>Way of a load on foot</source>
        <translation>每次载荷的步行路程</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Aisles</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Things stand on</source>
        <translation>物件立于其上</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>“%1” is unknown to the library: a name of your own, drawn as a box.</source>
        <translation>库中没有“%1”：这是您自己的名称，画成一个盒子。</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手动设定</translation>
    </message>
    <message>
        <source>“%1” is no type of room that generators know.</source>
        <translation>“%1”不是生成器认识的房间类型。</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>未看到</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>not seen: where it stands is a guess</source>
        <translation>未看到：其位置是推测的</translation>
    </message>
    <message>
        <source>a hole in the wall&apos;s points</source>
        <translation>墙面点中的空洞</translation>
    </message>
    <message>
        <source>its frame or leaf, which stands out from the wall or back</source>
        <translation>凸出或凹入墙面的门框或门扇</translation>
    </message>
    <message>
        <source>its colour, unlike the wall&apos;s</source>
        <translation>与墙面不同的颜色</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>看到时</translation>
    </message>
    <message>
        <source>open</source>
        <translation>开着</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>关着</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>判断依据</translation>
    </message>
    <message>
        <source>Along the wall</source>
        <translation>沿墙位置</translation>
    </message>
    <message>
        <source>Without aisles</source>
        <translation>不含通道</translation>
    </message>
    <message>
        <source>Cleaned away</source>
        <translation>清理掉的点</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Sample</name>
    <message>
        <source>Studio flat</source>
        <translation>单间公寓</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::ScanDialog</name>
    <message>
        <source>%1 points</source>
        <translation>%1 个点</translation>
    </message>
    <message>
        <source>columns %1, by their values</source>
        <translation>列 %1（按数值判断）</translation>
    </message>
    <message>
        <source>columns %1</source>
        <translation>列 %1</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::ScanReport</name>
    <message>
        <source>%1 – %2: overlap %3 %, balance %4 %, within 6 mm %5 %, RMS %6 mm</source>
        <translation>%1 – %2：重叠 %3 %，均衡 %4 %，6 mm 以内 %5 %，RMS %6 mm</translation>
    </message>
    <message>
        <source>%1 m², and %2 m² where nobody looked</source>
        <translation>%1 m²，另有 %2 m² 没有扫到</translation>
    </message>
    <message>
        <source>%1 m²</source>
        <translation>%1 m²</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Stray points, far from all others: %1</source>
        <translation>远离其他所有点的零星点：%1</translation>
    </message>
    <message>
        <source>Between an edge and what is behind it: %1</source>
        <translation>位于边缘与其后方之间：%1</translation>
    </message>
    <message numerus="yes">
        <source>Of %n thing(s) that moved or went while it was scanned: %1</source>
        <translation>
            <numerusform>扫描时移动或离开的 %n 个物体的点：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen in %n mirror(s), not there: %1</source>
        <translation>
            <numerusform>在 %n 面镜子中看到、实际不存在的点：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Points that are in no room or object, but stay in the cloud:</source>
        <translation>不属于任何房间或物体、但保留在点云中的点：</translation>
    </message>
    <message numerus="yes">
        <source>%n pane(s) of glass; behind it, less may have been seen than is there</source>
        <translation>
            <numerusform>%n 块玻璃；其后方看到的可能少于实际存在的</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Studio</name>
    <message>
        <source>Twinloom projects (*.twin)</source>
        <translation>Twinloom 项目 (*.twin)</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
</context>
<context>
    <name>twinloom::studio::main</name>
    <message>
        <source>The window was not drawn within a minute.</source>
        <translation>窗口未能在一分钟内绘制完成。</translation>
    </message>
</context>
<context>
    <name>twin</name>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
</context>
<context>
    <name>twin</name>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
</context>
<context>
    <name>workflow</name>
    <message>
        <source>%1 is no scan.</source>
        <translation>%1 不是扫描。</translation>
    </message>
    <message>
        <source>Name the node that holds a scan&apos;s points and rooms.</source>
        <translation>请给出保存扫描点和房间的节点名称。</translation>
    </message>
    <message>
        <source>The project does not hold two scans to compare.</source>
        <translation>项目中没有可供比较的两次扫描。</translation>
    </message>
    <message>
        <source>Scan the place again, with: twinloom scan</source>
        <translation>请再次扫描该地点：twinloom scan</translation>
    </message>
    <message>
        <source>The project holds no points.</source>
        <translation>项目中没有点。</translation>
    </message>
    <message>
        <source>%1: its ending says what to export, and it has none.</source>
        <translation>%1：导出类型由扩展名决定，但它没有扩展名。</translation>
    </message>
    <message>
        <source>%1: there is no export to .%2.</source>
        <translation>%1：不支持导出为 .%2。</translation>
    </message>
    <message>
        <source>Use one of: %1.</source>
        <translation>请使用以下之一：%1。</translation>
    </message>
    <message>
        <source>%1 was not generated.</source>
        <translation>“%1”不是生成的。</translation>
    </message>
    <message>
        <source>Name a layout, or a thing in one.</source>
        <translation>请指定一个布局，或布局中的物体。</translation>
    </message>
    <message>
        <source>%1 is in no room any more.</source>
        <translation>“%1”已不在任何房间中。</translation>
    </message>
    <message>
        <source>Put it back below the room that it was made for.</source>
        <translation>请把它放回原来的房间之下。</translation>
    </message>
    <message>
        <source>%1 was made by version %2 of “%3”; this is version %4.</source>
        <translation>“%1”由“%3”的版本 %2 生成；现在是版本 %4。</translation>
    </message>
    <message>
        <source>%1 was made with other weights of “%2” than there are now.</source>
        <translation>生成“%1”的“%2”权重与现有的不同。</translation>
    </message>
    <message>
        <source>The project does not hold the request that this was made from.</source>
        <translation>项目中没有保存生成它的请求。</translation>
    </message>
    <message>
        <source>Layouts from before requests were kept can only be asked for anew.</source>
        <translation>在开始保存请求之前生成的布局只能重新提出请求。</translation>
    </message>
    <message>
        <source>With a seed, another layout of the same request is made.</source>
        <translation>给出种子可按同一请求另生成一个布局。</translation>
    </message>
    <message>
        <source>The room has changed since; the layout is that of the room as it was.</source>
        <translation>此后房间已改变；该布局按房间原来的样子生成。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 is not a room.</source>
        <translation>%1 不是房间。</translation>
    </message>
    <message>
        <source>The project holds no room.</source>
        <translation>项目中没有房间。</translation>
    </message>
    <message>
        <source>Scan or import one first.</source>
        <translation>请先扫描或导入一个房间。</translation>
    </message>
    <message>
        <source>Nothing says where the layout is to differ.</source>
        <translation>没有说明布局应在何处不同。</translation>
    </message>
    <message>
        <source>Select objects of the room, or draw a region on its floor.</source>
        <translation>请选择房间内的物体，或在其地面上绘制区域。</translation>
    </message>
    <message>
        <source>Generating layouts</source>
        <translation>正在生成布局</translation>
    </message>
    <message>
        <source>column %1: %2</source>
        <translation>第 %1 列：%2</translation>
    </message>
    <message>
        <source>a JSON object is expected</source>
        <translation>应为 JSON 对象</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1，第 %2 行：%3</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 为空。</translation>
    </message>
    <message>
        <source>Nothing tells any more what was scanned there.</source>
        <translation>已无从得知那里扫描到了什么。</translation>
    </message>
    <message>
        <source>Go back in History to before it was replaced.</source>
        <translation>请在“历史”中回到替换之前。</translation>
    </message>
    <message>
        <source>No model has taken the place of that.</source>
        <translation>该物体没有被模型替换。</translation>
    </message>
    <message>
        <source>That object was edited since models were looked for.</source>
        <translation>自查找模型以来，该物体已被修改。</translation>
    </message>
    <message>
        <source>Look for models again.</source>
        <translation>请重新查找模型。</translation>
    </message>
    <message>
        <source>“%1” would lie in another room; it was put beside what is there, %2 m further along x.</source>
        <translation>“%1”会落在另一个房间里；已放到现有内容旁边，沿 x 方向移动 %2 m。</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>房间 %1</translation>
    </message>
    <message>
        <source>The project shows no room.</source>
        <translation>项目没有显示任何房间。</translation>
    </message>
</context>
<context>
    <name>workflow</name>
    <message>
        <source>The library has no model “%1” any more; another one stands for it.</source>
        <translation>库中已没有模型“%1”；已用另一个代替。</translation>
    </message>
</context>
<context>
    <name>workflow</name>
    <message>
        <source>The scene holds no scanned object to replace.</source>
        <translation>场景中没有可替换的扫描物体。</translation>
    </message>
    <message>
        <source>Scan a room first, with: twinloom scan</source>
        <translation>请先扫描房间：twinloom scan</translation>
    </message>
    <message>
        <source>Reading scanned points</source>
        <translation>正在读取扫描点</translation>
    </message>
    <message>
        <source>Comparing with models</source>
        <translation>正在与模型比较</translation>
    </message>
    <message>
        <source>That is no object that a scan found and that is shown.</source>
        <translation>这不是扫描找到且显示着的物体。</translation>
    </message>
    <message>
        <source>%1 of %2 scanned objects were left as they are: no model fits them with a confidence of %3.</source>
        <translation>%2 个扫描物体中有 %1 个保持原样：没有模型以 %3 的置信度与之匹配。</translation>
    </message>
    <message>
        <source>%1 of them have too few points in the project to be compared.</source>
        <translation>其中 %1 个在项目中的点太少，无法比较。</translation>
    </message>
</context>
<context>
    <name>workflow</name>
    <message>
        <source>Letting things fall</source>
        <translation>正在让物体下落</translation>
    </message>
    <message>
        <source>No temporary folder can be made: %1.</source>
        <translation>无法创建临时文件夹：%1。</translation>
    </message>
    <message>
        <source>Waiting for live values</source>
        <translation>正在等待实时数值</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Storing points</source>
        <translation>正在存储点</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>Use a name that ends in .png or .jpg.</source>
        <translation>请使用以 .png 或 .jpg 结尾的名称。</translation>
    </message>
    <message>
        <source>This scan was in the project already and was brought up to date. What was corrected by hand stays: changed things: %1, deleted things: %2.</source>
        <translation>此扫描已在项目中，现已更新。手动修正的内容保持不变：更改的物体：%1，删除的物体：%2。</translation>
    </message>
    <message>
        <source>Looking at the library&apos;s models</source>
        <translation>正在查看库中的模型</translation>
    </message>
    <message>
        <source>%1 of the %2 assets that hold its points are not in the project.</source>
        <translation>保存其点的 %2 个资源中有 %1 个不在项目中。</translation>
    </message>
    <message>
        <source>%1 is in the project already, as a part of the scan &quot;%2&quot;, and was added once more. To bring that scan up to date instead, scan all of its files together, in the same order; or delete it.</source>
        <translation>%1 已作为扫描“%2”的一部分在项目中，这次又添加了一遍。若要更新该扫描，请按相同顺序一起扫描它的所有文件，或将其删除。</translation>
    </message>
    <message>
        <source>There is no node %1.</source>
        <translation>没有节点 %1。</translation>
    </message>
    <message>
        <source>%1 holds no scanned points to align.</source>
        <translation>%1 中没有可对齐的扫描点。</translation>
    </message>
    <message>
        <source>Name the scan that is to be moved.</source>
        <translation>请指定要移动的扫描。</translation>
    </message>
    <message>
        <source>There are no other scanned points to align %1 with.</source>
        <translation>没有其他扫描点可与 %1 对齐。</translation>
    </message>
    <message>
        <source>Import the other scan first.</source>
        <translation>请先导入另一个扫描。</translation>
    </message>
    <message>
        <source>Registering</source>
        <translation>正在配准</translation>
    </message>
    <message numerus="yes">
        <source>Generate %n layout(s) of %1 with %2</source>
        <translation>
            <numerusform>用 %2 为“%1”生成 %n 个布局</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 keeps no report of a scan.</source>
        <translation>%1 没有保存扫描报告。</translation>
    </message>
    <message>
        <source>Scan its files again.</source>
        <translation>请重新扫描其文件。</translation>
    </message>
    <message>
        <source>The report of %1 is no JSON.</source>
        <translation>%1 的报告不是 JSON。</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>%1
%2 m²</source>
        <translation>%1
%2 平方米</translation>
    </message>
    <message>
        <source>Looking what the scan shows</source>
        <translation>正在查看扫描所见</translation>
    </message>
    <message>
        <source>%1 lies over %2, which stands there already: %3 m² of floor in common, but not the same rooms. Its file says no better place. If it is another place, move %1 aside; if it is the same one, align the scans by pairs of points.</source>
        <translation>%1 覆盖在已有的 %2 之上：地面共有 %3 m²，但不是同样的房间。文件没有给出更好的位置。如果是另一个地方，请把 %1 移开；如果是同一个地方，请用成对的点对齐扫描。</translation>
    </message>
    <message numerus="yes">
        <source>%n pinned object(s) are hidden now: %1.</source>
        <translation>
            <numerusform>现有 %n 个固定的物体被隐藏：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>only %1 % of the moved scan lies on the others; %2 % must.</source>
        <translation>移动的扫描只有 %1 % 落在其他扫描上；至少需要 %2 %。</translation>
    </message>
    <message>
        <source>there are %1 cm between the surfaces; %2 cm are allowed.</source>
        <translation>表面之间相差 %1 cm；最多允许 %2 cm。</translation>
    </message>
    <message>
        <source>its surfaces fit only %1 m and %2 degrees away from there; %3 m and %4 degrees are allowed.</source>
        <translation>表面只在偏离该处 %1 m、%2 度的位置才吻合；最多允许 %3 m、%4 度。</translation>
    </message>
    <message>
        <source>The others fit best without pair %1, which is off by %2 cm.</source>
        <translation>去掉第 %1 对后其余吻合最好，该对相差 %2 cm。</translation>
    </message>
    <message>
        <source>If one of the three pairs is off, a fourth one would tell which.</source>
        <translation>如果三对中有一对错了，第四对可以指出是哪一对。</translation>
    </message>
    <message>
        <source>Several pairs are off, by up to %1 cm.</source>
        <translation>有多对不准，最多相差 %1 cm。</translation>
    </message>
    <message>
        <source>The scans do not fit where the pairs put them: %1 %2</source>
        <translation>按这些点对放置，扫描并不吻合：%1 %2</translation>
    </message>
    <message>
        <source>Correct the pairs and add more, or place the scan by the pairs alone.</source>
        <translation>请更正点对并再添加一些，或只按点对放置扫描。</translation>
    </message>
    <message>
        <source>It fits nowhere.</source>
        <translation>哪里都放不下。</translation>
    </message>
    <message>
        <source>They do not surely fit onto each other, so that nothing that was corrected by hand there was taken over.</source>
        <translation>两者不能确定吻合，因此没有沿用其中手动所做的更正。</translation>
    </message>
    <message>
        <source>What was corrected by hand there was taken over for things that did not change: categories: %1, names: %2, places and sizes: %3, deleted things: %4.</source>
        <translation>对没有变化的物体沿用了其中手动所做的更正：类别 %1 个，名称 %2 个，位置与尺寸 %3 个，删除的物体 %4 个。</translation>
    </message>
    <message>
        <source>%1
%2 m² (%3 with aisles)</source>
        <translation>%1
%2 m²（含通道 %3）</translation>
    </message>
    <message>
        <source>This place is in the project already, as the scan &quot;%1&quot; (%2). Both stay, so that everything stands there twice. What changed since, tells Compare two scans (twinloom compare). To see it once, hide or delete one of the two.</source>
        <translation>此处已在项目中，即扫描“%1”（%2）。两者都保留，因此所有物体都出现两次。此后有何变化，可用“比较两次扫描”（twinloom compare）查看。若只想看一次，请隐藏或删除其中之一。</translation>
    </message>
</context>
<context>
    <name>xr</name>
    <message>
        <source>--at %1: a point of the floor is expected, X,Y or X,Y,Z in metres.</source>
        <translation>--at %1：应为地面上的一点，X,Y 或 X,Y,Z，单位为米。</translation>
    </message>
    <message>
        <source>The headset has shown no picture, so %1 is not written.</source>
        <translation>头显未显示任何画面，因此未写入 %1。</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>头显</translation>
    </message>
    <message>
        <source>--script is for the simulated headset.</source>
        <translation>--script 仅用于模拟头显。</translation>
    </message>
    <message>
        <source>Add --headset simulated.</source>
        <translation>请添加 --headset simulated。</translation>
    </message>
    <message>
        <source>%1: %2 frames, %3 of them with a picture; %4 ms a frame (median), %5 ms (99 %)</source>
        <translation>%1：%2 帧，其中 %3 帧有画面；每帧 %4 ms（中位数），%5 ms（99 %）</translation>
    </message>
    <message>
        <source>The headset&apos;s runtime answered %1 with %2.</source>
        <translation>头显运行时对 %1 返回了 %2。</translation>
    </message>
    <message>
        <source>The headset wants OpenGL %1.%2; this graphics driver offers %3.%4.</source>
        <translation>头显需要 OpenGL %1.%2，而此显卡驱动提供 %3.%4。</translation>
    </message>
    <message>
        <source>Update the graphics driver.</source>
        <translation>请更新显卡驱动。</translation>
    </message>
    <message>
        <source>The headset does not offer %1; %2 is used.</source>
        <translation>头显不提供 %1，改用 %2。</translation>
    </message>
    <message>
        <source>The headset takes no picture format that this program draws.</source>
        <translation>头显不接受本程序所绘制的任何画面格式。</translation>
    </message>
    <message>
        <source>The headset&apos;s floor has moved by an unknown amount: check that the scene still lies on the room.</source>
        <translation>头显的地面移动了未知距离：请检查场景是否仍与房间对齐。</translation>
    </message>
    <message>
        <source>The controllers cannot be used.</source>
        <translation>无法使用控制器。</translation>
    </message>
    <message>
        <source>Start the headset&apos;s software (Monado, SteamVR, ...), or try the simulated headset: --headset simulated.</source>
        <translation>请启动头显软件（Monado、SteamVR 等），或试用模拟头显：--headset simulated。</translation>
    </message>
    <message>
        <source>No OpenXR runtime answers on this computer.</source>
        <translation>此计算机上没有 OpenXR 运行时应答。</translation>
    </message>
    <message>
        <source>The OpenXR runtime of %1 does not start (%2).</source>
        <translation>%1 的 OpenXR 运行时无法启动（%2）。</translation>
    </message>
    <message>
        <source>The headset&apos;s runtime does not take pictures this way: it lacks %1.</source>
        <translation>头显运行时不支持以此方式传送画面：缺少 %1。</translation>
    </message>
    <message>
        <source>Use a runtime that offers OpenGL.</source>
        <translation>请使用支持 OpenGL 的运行时。</translation>
    </message>
    <message>
        <source>Start with QT_QPA_PLATFORM=xcb.</source>
        <translation>请以 QT_QPA_PLATFORM=xcb 启动。</translation>
    </message>
    <message>
        <source>%1 runs, but finds no headset (%2).</source>
        <translation>%1 正在运行，但未找到头显（%2）。</translation>
    </message>
    <message>
        <source>Connect the headset and switch it on.</source>
        <translation>请连接头显并打开其电源。</translation>
    </message>
    <message>
        <source>The headset&apos;s thread has no OpenGL context.</source>
        <translation>头显线程没有 OpenGL 上下文。</translation>
    </message>
    <message>
        <source>The headset is gone, and did not return within %1 s.</source>
        <translation>头显已断开，且在 %1 s 内未恢复。</translation>
    </message>
    <message>
        <source>Start the headset&apos;s software again.</source>
        <translation>请重新启动头显软件。</translation>
    </message>
    <message>
        <source>The headset has shown nothing for %1 s.</source>
        <translation>头显已有 %1 s 没有显示任何内容。</translation>
    </message>
    <message>
        <source>Put it on, or wake it up.</source>
        <translation>请戴上头显，或将其唤醒。</translation>
    </message>
    <message>
        <source>The graphics driver lacks functions of OpenGL 3.3.</source>
        <translation>显卡驱动缺少 OpenGL 3.3 的函数。</translation>
    </message>
    <message>
        <source>The rays&apos; shader does not compile on this driver.</source>
        <translation>射线着色器无法在此驱动上编译。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>%1 × %2 × %3 m</source>
        <translation>%1 × %2 × %3 m</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>识别度</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Scanned points</source>
        <translation>扫描点数</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Twin</source>
        <translation>孪生</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The graphics driver makes no context for the headset.</source>
        <translation>显卡驱动无法为头显创建上下文。</translation>
    </message>
    <message>
        <source>The headset&apos;s context cannot be used on its thread.</source>
        <translation>头显的上下文无法在其线程上使用。</translation>
    </message>
    <message>
        <source>The OpenXR runtime&apos;s manifest %1 cannot be used: %2.</source>
        <translation>OpenXR 运行时清单 %1 无法使用：%2。</translation>
    </message>
    <message>
        <source>Set XR_RUNTIME_JSON to a runtime&apos;s manifest, or use --headset simulated.</source>
        <translation>请将 XR_RUNTIME_JSON 设为运行时清单，或使用 --headset simulated。</translation>
    </message>
    <message>
        <source>No OpenXR runtime is installed on this computer.</source>
        <translation>此计算机上未安装 OpenXR 运行时。</translation>
    </message>
    <message>
        <source>Install the headset&apos;s software, or try the simulated headset: --headset simulated.</source>
        <translation>请安装头显软件，或试用模拟头显：--headset simulated。</translation>
    </message>
    <message>
        <source>no JSON at byte %1 (%2)</source>
        <translation>字节 %1 处不是 JSON（%2）</translation>
    </message>
    <message>
        <source>file_format_version is missing</source>
        <translation>缺少 file_format_version</translation>
    </message>
    <message>
        <source>runtime.library_path is missing</source>
        <translation>缺少 runtime.library_path</translation>
    </message>
    <message>
        <source>its library %1 is not there</source>
        <translation>其库 %1 不存在</translation>
    </message>
    <message>
        <source>The simulated headset is not beside this program (%1).</source>
        <translation>模拟头显不在本程序旁边（%1）。</translation>
    </message>
    <message>
        <source>Install Twinloom again.</source>
        <translation>请重新安装 Twinloom。</translation>
    </message>
    <message>
        <source>The script %1 cannot be read: %2.</source>
        <translation>无法读取脚本 %1：%2。</translation>
    </message>
    <message>
        <source>%1, line %2: %3.</source>
        <translation>%1，第 %2 行：%3. {1,?} {2:?}</translation>
    </message>
    <message>
        <source>It is the simulated headset: its script may have it die (lose_instance), else install Twinloom again.</source>
        <translation>这是模拟头显：可能是脚本让它中断（lose_instance），否则请重新安装 Twinloom。</translation>
    </message>
</context>
</TS>
