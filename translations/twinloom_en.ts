<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>GeneratePanel</name>
    <message numerus="yes">
        <source>%n wish(es)</source>
        <translation>
            <numerusform>%n wish</numerusform>
            <numerusform>%n wishes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Within %n region(s), %1 m²</source>
        <translation>
            <numerusform>Within %n region, %1 m²</numerusform>
            <numerusform>Within %n regions, %1 m²</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) pinned</source>
        <translation>
            <numerusform>%n object pinned</numerusform>
            <numerusform>%n objects pinned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more: see Messages.</source>
        <translation>
            <numerusform>… and %n more: see Messages.</numerusform>
            <numerusform>… and %n more: see Messages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message numerus="yes">
        <source>%1 · last of %n selected</source>
        <translation>
            <numerusform>%1 · the only one selected</numerusform>
            <numerusform>%1 · last of %n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n node(s)</source>
        <translation>
            <numerusform>%1 of %n node</numerusform>
            <numerusform>%1 of %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobsIndicator</name>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (and %n more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n finding(s): see Messages.</source>
        <translation>
            <numerusform>%n finding: see Messages.</numerusform>
            <numerusform>%n findings: see Messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VariantList</name>
    <message numerus="yes">
        <source>%1
%n object(s)</source>
        <translation>
            <numerusform>%1
%n object</numerusform>
            <numerusform>%1
%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Commands</name>
    <message numerus="yes">
        <source>Delete %n node(s)</source>
        <translation>
            <numerusform>Delete %n node</numerusform>
            <numerusform>Delete %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n node(s)</source>
        <translation>
            <numerusform>Duplicate %n node</numerusform>
            <numerusform>Duplicate %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hide %n node(s)</source>
        <translation>
            <numerusform>Hide %n node</numerusform>
            <numerusform>Hide %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n node(s)</source>
        <translation>
            <numerusform>Show %n node</numerusform>
            <numerusform>Show %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rotate %n node(s)</source>
        <translation>
            <numerusform>Rotate %n node</numerusform>
            <numerusform>Rotate %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n node(s)</source>
        <translation>
            <numerusform>Move %n node</numerusform>
            <numerusform>Move %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Jobs</name>
    <message numerus="yes">
        <source>%n object(s) fell.</source>
        <translation>
            <numerusform>%n object fell.</numerusform>
            <numerusform>%n objects fell.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) added.</source>
        <translation>
            <numerusform>%n model added.</numerusform>
            <numerusform>%n models added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n room</numerusform>
            <numerusform>%n rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Scan %n file(s)</source>
        <translation>
            <numerusform>Scan %n file</numerusform>
            <numerusform>Scan %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Points of %n file(s) added.</source>
        <translation>
            <numerusform>Points of %n file added.</numerusform>
            <numerusform>Points of %n files added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n variant(s) added; the first is shown.</source>
        <translation>
            <numerusform>%n variant added; the first is shown.</numerusform>
            <numerusform>%n variants added; the first is shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s) added.</source>
        <translation>
            <numerusform>%n room added.</numerusform>
            <numerusform>%n rooms added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) look like “%1”: choose one in the Inspector.</source>
        <translation>
            <numerusform>A model looks like “%1”: choose it in the Inspector.</numerusform>
            <numerusform>%n models look like “%1”: choose one in the Inspector.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Properties</name>
    <message numerus="yes">
        <source>%n relation(s)</source>
        <translation>
            <numerusform>%n relation</numerusform>
            <numerusform>%n relations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Within %n region(s)</source>
        <translation>
            <numerusform>Within %n region</numerusform>
            <numerusform>Within %n regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>twinloom::studio::ScanReport</name>
    <message numerus="yes">
        <source>Of %n thing(s) that moved or went while it was scanned: %1</source>
        <translation>
            <numerusform>Of a thing that moved or went while it was scanned: %1</numerusform>
            <numerusform>Of %n things that moved or went while it was scanned: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen in %n mirror(s), not there: %1</source>
        <translation>
            <numerusform>Seen in a mirror, not there: %1</numerusform>
            <numerusform>Seen in %n mirrors, not there: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pane(s) of glass; behind it, less may have been seen than is there</source>
        <translation>
            <numerusform>A pane of glass; behind it, less may have been seen than is there</numerusform>
            <numerusform>%n panes of glass; behind them, less may have been seen than is there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>workflow</name>
    <message numerus="yes">
        <source>Generate %n layout(s) of %1 with %2</source>
        <translation>
            <numerusform>Generate %n layout of %1 with %2</numerusform>
            <numerusform>Generate %n layouts of %1 with %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pinned object(s) are hidden now: %1.</source>
        <translation>
            <numerusform>A pinned object is hidden now: %1.</numerusform>
            <numerusform>%n pinned objects are hidden now: %1.</numerusform>
        </translation>
    </message>
</context>
</TS>
