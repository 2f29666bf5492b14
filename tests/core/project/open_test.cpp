// SPDX-License-Identifier: Apache-2.0
// Making and opening files: what is refused, and that refusing changes nothing.
#include "core/geometry/random.h"
#include "tests/core/project/project_fixture.h"
#include "tests/core/project/writer_process.h"

using namespace twinloom;
using namespace twinloom::project;

namespace
{

constexpr int kMutations = 400;

/// What opening a project shows of it.
struct View {
    scene::Scene scene;
    std::vector<qint64> numbers;
    QStringList texts;
    bool operator==(const View &) const = default;
};

View viewOf(const Project &project)
{
    View view{project.scene(), {}, {project.undoLabel(), project.redoLabel(), project.setting(QStringLiteral("key"))}};
    const auto journal = project.journal();
    EXPECT_OK(journal);
    for (const JournalEntry &entry : journal.value_or({})) {
        view.numbers.push_back(entry.number);
        view.texts << entry.verb << entry.label << entry.time.toString(Qt::ISODateWithMs);
    }
    return view;
}

class OpenTest : public ProjectTest
{
protected:
    /// A project with something in every table, closed.
    void fill()
    {
        for (int i = 0; i < 12; ++i)
            addChair(QStringLiteral("chair %1").arg(i));
        scene::Change many;
        for (int i = 0; i < 300; ++i)
            many.edits.push_back(scene::added(chair(project->ids().next(), QStringLiteral("many"))));
        ASSERT_OK(project->commit(many, {QStringLiteral("test"), QStringLiteral("many")}));
        ASSERT_OK(project->undo());
        ASSERT_OK(project->setSetting(QStringLiteral("key"), QStringLiteral("value")));
        ASSERT_OK(project->putBlob(QByteArray(3000, 'b')));
        ASSERT_OK(project->audit(QStringLiteral("note"), {}));
    }
    /// Opens the file as it is now: equal to `expected` or a clear error, and every byte stays.
    void expectEqualOrRefused(const View &expected, OpenMode mode, const std::string &what)
    {
        const auto before = files();
        {
            const Result<Project> opened = Project::open(path, mode);
            if (opened) {
                EXPECT_TRUE(viewOf(*opened) == expected) << what;
                EXPECT_EQ(opened->check(), Issues{}) << what;
                return;
            }
            EXPECT_TRUE(opened.error().code == ErrorCode::BadInput || opened.error().code == ErrorCode::Io)
                << what << ": " << opened.error().text().toStdString();
            EXPECT_TRUE(opened.error().message.contains(path)) << what << ": " << opened.error().message.toStdString();
            ++refused;
        }
        EXPECT_EQ(files(), before) << what;
    }

    int refused = 0;
};

} // namespace

TEST_F(OpenTest, makesNoProjectOverAFile)
{
    const auto before = files();
    const Result<Project> again = Project::create(path);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::Conflict);
    EXPECT_EQ(files(), before);
    EXPECT_EQ(Project::create(folder.path(QStringLiteral("none/b.twin"))).error().code, ErrorCode::Io);
}

TEST_F(OpenTest, makesNoProjectIntoTheLogOfAnother)
{
    test::writeFile(folder.path(QStringLiteral("b.twin-wal")), "left over");
    EXPECT_EQ(Project::create(folder.path(QStringLiteral("b.twin"))).error().code, ErrorCode::Conflict);
}

TEST_F(OpenTest, aDraftThatACrashLeftIsReplaced)
{
    test::writeFile(folder.path(QStringLiteral("b.twin.new")), "half");
    EXPECT_OK(Project::create(folder.path(QStringLiteral("b.twin"))));
    EXPECT_FALSE(QFileInfo::exists(folder.path(QStringLiteral("b.twin.new"))));
}

TEST_F(OpenTest, refusesWhatIsNoProjectAndLeavesIt)
{
    project.reset();
    for (const QByteArray &content : {QByteArray(), QByteArray("text\n"), QByteArray(10'000, '\0')}) {
        test::writeFile(path, content);
        const auto before = files();
        for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly})
            EXPECT_EQ(Project::open(path, mode).error().code, ErrorCode::BadInput);
        EXPECT_EQ(files(), before);
    }
    EXPECT_EQ(Project::open(folder.path({}), OpenMode::ReadWrite).error().code, ErrorCode::BadInput);
    EXPECT_EQ(Project::open(folder.path(QStringLiteral("none.twin")), OpenMode::ReadWrite).error().code,
              ErrorCode::NotFound);
}

TEST_F(OpenTest, readsBesideAWriterAndSeesWhatItOpened)
{
    addChair(QStringLiteral("one"));
    const Result<Project> reader = Project::open(path, OpenMode::ReadOnly);
    ASSERT_OK(reader);
    const View opened = viewOf(*reader);
    EXPECT_EQ(opened.numbers.size(), 1u);
    addChair(QStringLiteral("two"));
    EXPECT_TRUE(viewOf(*reader) == opened);
    EXPECT_EQ(reader->check(), Issues{});
}

TEST_F(OpenTest, aReaderNoticesAWriterThatComesLater)
{
    const scene::BlobId blob = project->putBlob(QByteArray(100'000, 'x')).value_or({});
    addChair(QStringLiteral("one"));
    reopen(OpenMode::ReadOnly);
    const View opened = viewOf(*project);
    {
        Result<Project> writer = Project::open(path, OpenMode::ReadWrite);
        ASSERT_OK(writer);
        for (int i = 0; i < 50; ++i)
            ASSERT_OK(writer->commit({}, {QStringLiteral("test"), QString(1000, QLatin1Char('x'))}));
        EXPECT_TRUE(viewOf(*project) == opened);
    }
    EXPECT_TRUE(viewOf(*project) == opened);
    EXPECT_EQ(project->blob(blob).value_or({}).size(), 100'000);
    EXPECT_EQ(project->check(), Issues{});
}

TEST_F(OpenTest, aFileThatMayNotBeWrittenIsReadAllTheSame)
{
    addChair(QStringLiteral("one"));
    project.reset();
    ASSERT_TRUE(QFile::setPermissions(path, QFile::ReadOwner));
    const auto before = files();
    reopen(OpenMode::ReadOnly);
    EXPECT_EQ(project->scene().size(), 1u);
    EXPECT_EQ(project->check(), Issues{});
    project.reset();
    EXPECT_EQ(files(), before);
}

TEST_F(OpenTest, openingCanBeCancelled)
{
    addChair(QStringLiteral("one"));
    project.reset();
    Progress progress;
    progress.cancel();
    EXPECT_EQ(Project::open(path, OpenMode::ReadWrite, progress).error().code, ErrorCode::Cancelled);
    reopen();
}

TEST_F(OpenTest, everyCutIsRefused)
{
    fill();
    const View expected = viewOf(*project);
    project.reset();
    const QByteArray bytes = test::readFile(path);
    for (qsizetype size = 0; size < bytes.size(); size += 1 + bytes.size() / 60) {
        test::writeFile(path, bytes.left(size));
        expectEqualOrRefused(expected, OpenMode::ReadWrite, "cut to " + std::to_string(size));
    }
    EXPECT_EQ(refused, 60);
}

TEST_F(OpenTest, flippedBitsAreRefusedOrHarmless)
{
    fill();
    const View expected = viewOf(*project);
    project.reset();
    const QByteArray bytes = test::readFile(path);
    geometry::Random random(3);
    for (int i = 0; i < kMutations; ++i) {
        QByteArray changed = bytes;
        // The first page holds header and schema: every second mutation goes there.
        const quint32 range = i % 2 == 0 ? quint32(bytes.size()) : 4096u;
        const qsizetype at = random.below(range);
        const int bit = int(random.below(8));
        changed[at] = char(changed[at] ^ (1 << bit));
        test::writeFile(path, changed);
        expectEqualOrRefused(expected, i % 4 < 2 ? OpenMode::ReadOnly : OpenMode::ReadWrite,
                             "bit " + std::to_string(bit) + " of byte " + std::to_string(at));
        if (HasFailure())
            break;
    }
    EXPECT_GT(refused, kMutations / 10);
}

TEST_F(OpenTest, damageBesideALogThatACrashLeftIsRefusedAndLeft)
{
    project.reset();
    {
        WriterProcess writer(QStringLiteral("commit"), path);
        ASSERT_TRUE(writer.waitForOutput());
    }
    ASSERT_GT(QFileInfo(path + QStringLiteral("-wal")).size(), 0);
    auto whole = files();
    whole.remove(QStringLiteral("a.twin.lock")); // of the dead writer: opening takes it over
    reopen();
    const View expected = viewOf(*project);
    project.reset();
    geometry::Random random(5);
    for (int i = 0; i < 40; ++i) {
        for (auto file = whole.begin(); file != whole.end(); ++file) {
            QByteArray changed = file.value();
            if (file.key() == QLatin1String("a.twin"))
                changed[qsizetype(random.below(quint32(changed.size())))] ^= 0x10;
            test::writeFile(folder.path(file.key()), changed);
        }
        expectEqualOrRefused(expected, OpenMode::ReadWrite, "mutation " + std::to_string(i));
    }
    EXPECT_GT(refused, 0);
}
