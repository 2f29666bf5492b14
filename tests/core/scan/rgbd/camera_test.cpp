// SPDX-License-Identifier: Apache-2.0
#include "core/scan/rgbd/camera.h"

#include "tests/support/test_data.h"

#include <gmock/gmock.h>

namespace twinloom::scan
{
namespace
{

class CameraFiles : public testing::Test
{
protected:
    void write(const char *name, const QByteArray &text)
    {
        test::writeFile(m_folder.path(QString::fromLatin1(name)), text);
    }
    QString folder() const { return m_folder.path({}); }
    Result<std::vector<Eigen::Affine3d>> trajectory(const QStringList &pictures = {QStringLiteral("1.png")})
    {
        return readTrajectory(folder(), pictures, 640, 480);
    }

private:
    test::TemporaryFolder m_folder;
};

} // namespace

TEST_F(CameraFiles, LensesAreReadInEveryForm)
{
    const auto guessed = readCamera(folder(), 320, 240);
    ASSERT_OK(guessed);
    EXPECT_TRUE(guessed->guessed);
    EXPECT_DOUBLE_EQ(guessed->fx, 262.5) << "half of the sensor's 640 pixels";
    EXPECT_FALSE(readCamera(folder(), 1920, 1080)) << "no sensor that we know";
    write("b.json", R"({"width":640,"height":480,"intrinsic_matrix":[500,0,0,0,501,0,320,240,1]})");
    const auto json = readCamera(folder(), 640, 480);
    ASSERT_OK(json);
    EXPECT_FALSE(json->guessed);
    EXPECT_EQ(Eigen::Vector4d(json->fx, json->fy, json->cx, json->cy), Eigen::Vector4d(500, 501, 320, 240));
    write("intrinsics.txt", "fx 518.0\nfy: 519\ncx = 325.5\ncy 253.5\ndepth_scale 5000\n");
    const auto named = readCamera(folder(), 640, 480);
    ASSERT_OK(named);
    EXPECT_EQ(Eigen::Vector4d(named->fx, named->fy, named->cx, named->cy), Eigen::Vector4d(518, 519, 325.5, 253.5));
    EXPECT_EQ(named->depthScale, 5000);
    write("intrinsics.txt", "525 0 319.5\n0 526 239.5\n0 0 1\n");
    EXPECT_EQ(readCamera(folder(), 640, 480)->fy, 526);
    write("intrinsics.txt", "nothing of use");
    EXPECT_EQ(readCamera(folder(), 640, 480).error().code, ErrorCode::BadInput);
}

TEST_F(CameraFiles, TrajectoriesAreReadInEveryForm)
{
    EXPECT_EQ(trajectory().error().code, ErrorCode::NotFound);
    const Eigen::Vector3d place(1, 2, 3);
    write("groundtruth.txt", "# time tx ty tz q\n10.00 9 9 9 0 0 0 1\n10.11 1 2 3 0 0 0 1\n");
    const auto timed = trajectory({QStringLiteral("depth/10.1.png")});
    ASSERT_OK(timed);
    EXPECT_EQ(timed->front().translation(), place);
    EXPECT_FALSE(trajectory({QStringLiteral("depth/11.png")})) << "nobody was there then";
    write("pose.txt", "1 2 3 0 0 0.7071068 0.7071068\n");
    const auto rows = trajectory();
    ASSERT_OK(rows);
    EXPECT_TRUE((rows->front() * Eigen::Vector3d::UnitX()).isApprox(place + Eigen::Vector3d::UnitY(), 1e-6));
    write("cameras.json", R"({"parameters":[{"intrinsic":{"width":640,"height":480},
        "extrinsic":[1,0,0,0, 0,1,0,0, 0,0,1,0, -1,-2,-3,1]}]})");
    const auto json = trajectory();
    ASSERT_OK(json);
    EXPECT_TRUE(json->front().translation().isApprox(place)) << "world to camera is turned round";
    write("trajectory.log", "0 0 1\n1 0 0 4\n0 1 0 5\n0 0 1 6\n0 0 0 1\n");
    const auto log = trajectory();
    ASSERT_OK(log);
    EXPECT_EQ(log->front().translation(), Eigen::Vector3d(4, 5, 6));
}

TEST_F(CameraFiles, WrongTrajectoriesSayWhere)
{
    const auto why = [this] { return trajectory().error().message.toStdString(); };
    using testing::HasSubstr;
    write("pose.txt", "1 2 3 0 0 0 1\n1 2 x 0 0 0 1\n");
    EXPECT_THAT(why(), HasSubstr("line 2"));
    write("pose.txt", "1 2 3 0 0 0 1\n1 2 3 0 0 0 1\n");
    EXPECT_THAT(why(), HasSubstr("1 pictures of depth, but 2 poses"));
    write("trajectory.log", "0 0 1\n1 0 0 4\n0 1 0 5\n");
    EXPECT_THAT(why(), HasSubstr("line 3"));
    write("trajectory.log", "0 0 1\n2 0 0 4\n0 1 0 5\n0 0 1 6\n0 0 0 1\n");
    EXPECT_THAT(why(), HasSubstr("line 2")) << "stretched";
}

} // namespace twinloom::scan
