// SPDX-License-Identifier: Apache-2.0
#include "core/asset/gltf_check.h"

#include "tests/support/test_data.h"

#include <gmock/gmock.h>

#include <QtEndian>

namespace twinloom::asset
{
namespace
{

std::string faultOf(const char *name, const QByteArray &bytes)
{
    const test::TemporaryFolder folder;
    const QString path = folder.path(QLatin1String(name));
    test::writeFile(path, bytes);
    return gltfFault(QFileInfo(path)).toStdString();
}

QByteArray glbOf(const QByteArray &json)
{
    const auto number = [](qsizetype value) {
        QByteArray bytes(4, '\0');
        qToLittleEndian(static_cast<quint32>(value), bytes.data());
        return bytes;
    };
    return "glTF" + number(2) + number(20 + json.size()) + number(json.size()) + "JSON" + json;
}

} // namespace

TEST(GltfCheck, FindsNothingInWholeFilesAndOthers)
{
    EXPECT_EQ(gltfFault(QFileInfo(test::dataPath(QStringLiteral("assets/furniture/kenney_bedDouble.glb")))), QString());
    EXPECT_EQ(faultOf("a.glb", glbOf(R"({"images":[{"mimeType":"image/png"},{"uri":"a.jpg"}]}  )")), "");
    EXPECT_EQ(faultOf("padded.glb", glbOf(QByteArray("{}\0\0", 4))), "");
    EXPECT_EQ(faultOf("a.obj", "v 0 0"), "");
}

TEST(GltfCheck, SaysWhereAFileIsBroken)
{
    const QByteArray glb = test::readFile(test::dataPath(QStringLiteral("assets/furniture/kenney_bedDouble.glb")));
    EXPECT_THAT(faultOf("a.glb", glb.first(1000)),
                testing::HasSubstr("breaks off at byte 1000 of " + std::to_string(glb.size())));
    QByteArray huge = glb;
    huge[15] = '\x7f'; // of the length of the first chunk
    EXPECT_THAT(faultOf("c.glb", huge), testing::HasSubstr("breaks off at byte " + std::to_string(glb.size())));
    EXPECT_THAT(faultOf("b.glb", "no glTF file"), testing::HasSubstr("does not begin as a binary glTF"));
    EXPECT_THAT(faultOf("c.gltf", R"({"asset":{"version":"2.0")"), testing::HasSubstr("byte 25"));
    EXPECT_THAT(faultOf("d.glb", glbOf("{]")), testing::HasSubstr("byte 2"));
}

TEST(GltfCheck, ImagesHaveMediaTypes)
{
    for (const char *type : {"\"image.jpeg\"", "\"\"", "7", "null", "[\"image/png\"]"})
        EXPECT_THAT(faultOf("a.gltf", QByteArray(R"({"images":[{"uri":"a.png"},{"mimeType":)") + type + "}]}"),
                    testing::HasSubstr("image 1"))
            << type;
}

} // namespace twinloom::asset
