<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>Could not make “%1”: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it does not exist yet, and the folder&apos;s permissions and free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no such row.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>“%1” was not done: the project is open read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it elsewhere and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GeneratePanel</name>
    <message>
        <source>Variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep all objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep pinned objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from an empty room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens to the objects that are in the room now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: two desks by the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layouts are made for a room: import a scan, or add a room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Seed %1, %n object(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Select something in the view or in the outliner to see and edit what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 · last of %n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobRunner</name>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was not added: the scene was edited in the same place meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again to work on the scene as it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobsIndicator</name>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>Scans and layouts that are being worked on appear here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Outliner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s): see Messages.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This project is open read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can look at everything; nothing can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (read-only) – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture was not saved: %1 cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is wrong with this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Twinloom Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Twinloom Studio %1&lt;/h3&gt;&lt;p&gt;Scans, generated layouts and live twins in one scene.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Factory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Generate&lt;/b&gt;&lt;br&gt;Furnish a room: shows the panel with the generators</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Furnish a room: shows the panel with the generators</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessagesPanel</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutlinerModel</name>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename to “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutlinerPanel</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scene tree</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message>
        <source>Checking the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not make the project “%1”: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions and free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not open “%1” for writing: it is write-protected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its permissions, or open it read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>store an asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change a setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the audit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Project::Impl</name>
    <message>
        <source>Could not %1: “%2” is open read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it for writing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectLock</name>
    <message>
        <source>Could not lock “%1” for writing: its folder is write-protected or missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the folder, or open the project read-only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScanDialog</name>
    <message>
        <source>Import scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twinloom finds the room in the scan: floor, walls, openings and objects. Files that are imported together are taken as stations of one place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centimetres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Millimetres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit of length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep for display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scans</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weave scans, generated layouts and live twins into one scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make an empty project file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a project with a furnished room and look around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can also drop a project or scan files here: PLY, PCD, PTS, XYZ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Statement</name>
    <message>
        <source>prepare a statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Studio</name>
    <message>
        <source>Open read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scan needs a project to go into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make or open one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rooms (*.jsonl *.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate layouts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Viewport</name>
    <message>
        <source>3D view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>asset</name>
    <message>
        <source>The starter library has no category &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List what it has with: twinloom library list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot make a &quot;%1&quot; of %2 x %3 x %4 m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each of width, depth and height must be from 1 mm to 100 m.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core/asset</name>
    <message>
        <source>A stored model cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not begin as a model does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was written by another version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not as long as it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its bytes have changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its parts do not fit together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at byte %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the PLY header does not end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the PLY header names no format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the PLY header is malformed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file breaks off: it is too short for its header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file breaks off, or holds no number where one is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a face names a corner that does not exist</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project</name>
    <message>
        <source>the row that says where its journal ends is wrong</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>render</name>
    <message>
        <source>The graphics driver refused a framebuffer of %1 x %2 pixels with %3 samples (status 0x%4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a smaller picture or fewer samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shader %1 does not compile: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shaders %1 and %2 do not link: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot draw: there is no current OpenGL context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot draw: the graphics driver offers OpenGL %1.%2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenGL 3.3 or newer is needed; update the graphics driver or install Mesa&apos;s software driver.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scan</name>
    <message>
        <source>Cells of %1 m are too small for a cloud that spans %2 m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use larger cells, or check the units of the file and remove stray points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size of a cell must be above 0, but is %1 m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cloud may have at most 4294967294 points, but this one has %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The noise filter takes 1 to %1 neighbours and deviations of at least 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling of the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read %1 as a scan: it is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the scan files in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read %1 as a scan: it is no regular file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as a file first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot open %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1 failed at byte %2: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file breaks off within %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read %1: byte %2: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read %1: line %2 (byte %3): %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no point with finite coordinates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the scan again and check that points are included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the LAS header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LAS version %1.%2 is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a LAS header of %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the LAS header has no usable scale and offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LAS point format %1 is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the points are said to begin at byte %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read %1: byte 104: its points are compressed (LAZ).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decompress it to LAS first, for example with laszip or PDAL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>records of %1 bytes are too short for point format %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file breaks off: its header promises %1 points of %2 bytes from byte %3 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 claims %2 variable length records, but only %3 fit before its points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 marks %2 points as noise or withheld; they were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FIELDS, SIZE, TYPE and COUNT of the PCD header differ in length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>field &quot;%1&quot; has an unknown type or size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>field &quot;%1&quot; claims %2 values a point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the PCD header names no fields x, y and z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the PCD header has neither POINTS nor WIDTH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WIDTH times HEIGHT is too much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>POINTS is %1, but WIDTH times HEIGHT is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no part of a PCD header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no sensible value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the PCD header has no DATA line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file breaks off: its header promises %1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 numbers are expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the compressed points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points of %2 bytes are not the %3 bytes that were compressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 compressed bytes cannot hold %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the compressed points are damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown PCD encoding &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown PLY format &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an element needs a name and a count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a property comes before any element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list needs an integer type for its length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown property type &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a property needs a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PLY file begins with &quot;ply&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header names no format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown keyword &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the PLY header has no end_header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file breaks off: its header promises %1 of &quot;%2&quot; with at least %3 bytes each from byte %4 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the vertices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file breaks off within &quot;%1&quot; number %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list has the negative length %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>face %1 names a vertex that does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file breaks off: its header promises %1 of &quot;%2&quot;, which do not fit in %3 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file breaks off after %1 of %2 of &quot;%3&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no number for &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of %1 numbers ends after %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the PLY header has no element &quot;vertex&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the vertices of this PLY file have no x, y and z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header names &quot;vertex&quot; twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a mesh: %2 points were sampled on its %3 triangles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the head of a scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 numbers are expected in the head of a PTX scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of columns of a PTX scan is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of rows of a PTX scan is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the matrix of the scan cannot be inverted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file breaks off: %1 columns of %2 cells do not fit in the %3 bytes that follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cell %1 of %2 of scan %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a row of %1 columns; %2 are expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no table of points: the line does not end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a row of one number; %1 are expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no row of coordinates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file breaks off: %1 points are announced, which do not fit in the %2 bytes that follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file breaks off: %1 points are announced at byte %2, %3 are there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 announces %2 points, but holds %3; all were read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header line names the column %1 twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header line names no column %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the folder, its permissions and the space left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read %1 as a scan: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scans can be PLY, PCD, LAS, PTX, PTS, XYZ or CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a model; use &quot;import&quot; for it, or export it as PLY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its format is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room to scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room %1 has no floor, or is lower than half a metre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simulated scan has 1 to %1 points, not %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stations go from 1 to 1000, noise from 0 to 1 m, walls up to 2 m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no free place for a scanner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave half a metre free somewhere between the furniture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>objects[%1].size: a %2 cannot have this size.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scene</name>
    <message>
        <source>Room %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scenegen</name>
    <message>
        <source>There is no layout to evaluate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no place for %1 in that relation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are no statistics of rooms.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinloom::project</name>
    <message>
        <source>Row %1 of the audit %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was added behind the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not follow from the row before: it was changed or moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is missing, and all after it: %1 rows were written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not the one that was written last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not store %1 bytes in the project: one asset holds at most %2 bytes (1 GiB).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thin the points or split the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project “%1” holds no asset %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the bytes of asset %1 are not those that were stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its bytes are not those that were stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset %1 is damaged: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scene uses asset %1, which is not in the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry %1 of the journal does not fit: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal, replayed from its beginning, gives another scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry %1 of the journal is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry %1 of its journal is missing or wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry %1 of its journal cannot be read (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its scene as of entry %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not what was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry %1 of its journal contradicts those before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its setting “%1” is not what was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its last node id is smaller than one in the scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its journal holds %1 entries instead of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not make the project “%1”: there is already such a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not make the project “%1”: “%2” is left of another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move that file away, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project “%1” is open for writing elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or open it read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project “%1” is open for writing in %2 (process %3 on %4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there, or open it read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a Twinloom project: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a .twin file, or make a new project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header is wrong at byte %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it breaks off at byte %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds %1 bytes instead of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no project “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path, or make a new project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not read “%1”: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its table “%1” is not as it should be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has a table “%1” that is not of this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table “%1”: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project “%1” is damaged: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not changed. Restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not begin like one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is another program&apos;s database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project “%1” has format %2, and this Twinloom reads formats up to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with a newer Twinloom.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinloom::storage</name>
    <message>
        <source>Could not %1 in “%2”: %3 (SQLite: %4).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Actions</name>
    <message>
        <source>&amp;New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make an empty project file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the start page; everything is saved already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import &amp;scan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn point clouds into a room with walls, openings and objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import &amp;rooms…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add furnished rooms from a file of JSON lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what the view shows as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave Twinloom Studio; everything is saved already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the change again that was taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete what is selected and all below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du&amp;plicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what is selected, beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the selected node another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or &amp;hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide what is selected, or show it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate &amp;left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn what is selected by 90° counter-clockwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate r&amp;ight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn what is selected by 90° clockwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select every object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select n&amp;othing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an empty room of 5 by 4 metres with a door and a window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put what is selected into a new group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click selects, Ctrl+click adds, dragging turns the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag objects over the floor; Ctrl snaps to 10 cm, Esc cancels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Frame selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring what is selected into view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring everything into view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From &amp;above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan: look straight down, without perspective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the f&amp;ront</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elevation: look along +Y, without perspective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the &amp;side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elevation: look along -X, without perspective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Perspective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look from above the front corner, with perspective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the ground grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shadows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw shadows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Contact shading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Darken corners and where things touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Point cloud edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make shapes in point clouds readable by their edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut &amp;walls away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out ceilings and the walls that hide the inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for overlaps, things outside of rooms and broken references</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Twinloom Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Commands</name>
    <message>
        <source>Delete “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1 nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate %1 nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide %1 nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1 nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate %1 nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library has no “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinloom::studio::JobRow</name>
    <message>
        <source>Cancel; the project stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel this job</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Jobs</name>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Found %1 and %2 in the scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Scan %n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Point clouds (*.ply *.pcd *.pts *.ptx *.xyz *.txt *.csv *.las *.e57);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinloom::studio::NodeKind</name>
    <message>
        <source>Room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Properties</name>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanned points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 m²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen by the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” (kept as it is)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2 × %3 m</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Sample</name>
    <message>
        <source>Studio flat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinloom::studio::Studio</name>
    <message>
        <source>Twinloom projects (*.twin)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinloom::studio::main</name>
    <message>
        <source>Scans, generated layouts and live twins in one scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a picture of the window and end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this theme: dark, light or system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this language: en or zh_CN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window&apos;s size in pixels, as 1600x1000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the project first, with the sample room in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project to open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>twinloom::workflow</name>
    <message>
        <source>%1 is not a room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project holds several rooms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one with --room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project holds no room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan or import one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generating layouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a room is expected to be a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project shows no room.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
