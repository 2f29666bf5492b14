// SPDX-License-Identifier: Apache-2.0
// The whole loop through GLX with a context shared with a desktop's, under the core validation layer.
#include "tests/app/xr/simulated_run.h"

#include "app/xr/qt_context.h"

#include <QFile>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>

using namespace twinloom;
using namespace twinloom::test;

namespace
{

class GlxLoop : public testing::Test
{
protected:
    void SetUp() override
    {
        qputenv("XR_ENABLE_API_LAYERS", "XR_APILAYER_LUNARG_core_validation");
        qputenv("XR_CORE_VALIDATION_EXPORT_TYPE", "text");
        qputenv("XR_CORE_VALIDATION_FILE_NAME", folder.path(QStringLiteral("validation.txt")).toLocal8Bit());
        QSurfaceFormat format;
        format.setVersion(3, 3);
        format.setProfile(QSurfaceFormat::CoreProfile);
        desk.setFormat(format);
        ASSERT_TRUE(desk.create());
    }
    QByteArray findings()
    {
        QByteArray errors;
        const QString log = folder.path(QStringLiteral("validation.txt"));
        if (!QFile::exists(log)) // it writes no file for nothing
            return errors;
        for (const QByteArray &line : readFile(log).split('\n'))
            if (line.contains("[VALID_ERROR"))
                errors += line + '\n';
        return errors;
    }

    TemporaryFolder folder;
    QOpenGLContext desk;
};

} // namespace

TEST_F(GlxLoop, statesInputPanelBlendModesAndMirrorWithoutAFinding)
{
    const auto context = xr::sharedContext(&desk);
    ASSERT_OK(context);
    const LandmarkScene scene = landmarkScene({0, 2, 1});
    const SimulatedRun run = runSimulated(
        kSmallEyes +
            QStringLiteral(
                "0 blend alpha additive opaque\n0 head 0 0 1.6 0 2 1.3\n0 right 0.2 0.2 1.1 0 2 1\n3 right press "
                "select\n"
                "4 right release select\n5 left press menu\n6 left release menu\n7 hide\n8 show\n9 recenter stage\n"
                "10 off 4\n"),
        quickSettings(14), scene, *context);
    ASSERT_OK(run.outcome);
    EXPECT_EQ(run.status.selection, scene.landmark);
    EXPECT_EQ(run.status.blend, xr::BlendMode::Additive);
    EXPECT_EQ(run.status.states.count(QStringLiteral("FOCUSED")), 3);
    EXPECT_EQ(run.mirror.size(), QSize(192, 96));
    EXPECT_EQ(run.status.validationErrors, 0);
    EXPECT_EQ(findings(), QByteArray());
}

TEST_F(GlxLoop, landmarkInBothEyes)
{
    const auto context = xr::sharedContext(&desk);
    ASSERT_OK(context);
    const QString path = folder.path(QStringLiteral("eyes"));
    const SimulatedRun run =
        runSimulated(QStringLiteral("0 eyes 640 690\n0 head 0 0 1.6 0 2 1.3\n2 capture ") + path + QStringLiteral("\n"),
                     quickSettings(3), landmarkScene({0.5, 1.9, 1.5}), *context);
    ASSERT_OK(run.outcome);
    const Capture capture = readCapture(path);
    for (int eye = 0; eye < 2; ++eye) {
        ASSERT_TRUE(capture.magenta(eye));
        EXPECT_LT((*capture.magenta(eye) - capture.expected(eye, {0.5, 1.5, -1.9})).norm(), 2);
    }
}
