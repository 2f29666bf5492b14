// SPDX-License-Identifier: Apache-2.0
#include "tests/twin/model/documents.h"
#include "twin/state/twins.h"

using namespace twinloom;
using namespace twinloom::twin;
using namespace twinloom::test;

namespace
{

scene::Scene withModels(const std::vector<QString> &blobs)
{
    std::vector<NewModel> models;
    for (const QString &blob : blobs)
        models.push_back({blob, blob + QStringLiteral(".json"), {}});
    scene::NodeIdAllocator ids;
    return *scene::apply({}, *addModels({}, ids, models));
}

Result<QByteArray> load(const scene::BlobId &id)
{
    if (id == QStringLiteral("missing"))
        return unexpected(ErrorCode::NotFound, QStringLiteral("no such blob"));
    return id == QStringLiteral("bad") ? QByteArray("{") : interfaceText("'contents': []");
}

} // namespace

TEST(LoadModel, ReadsAllDocumentsOfTheScene)
{
    const auto model = loadModel(withModels({QStringLiteral("a")}), load, {});
    ASSERT_OK(model);
    EXPECT_TRUE(model->interface(QStringLiteral("dtmi:test:a;1")));
    const auto none = loadModel({}, load, {});
    ASSERT_OK(none);
    EXPECT_TRUE(none->empty());
}

TEST(LoadModel, SaysWhatIsWrong)
{
    EXPECT_EQ(loadModel(withModels({QStringLiteral("missing")}), load, {}).error().code, ErrorCode::NotFound);
    const auto bad = loadModel(withModels({QStringLiteral("bad")}), load, {});
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().code, ErrorCode::BadInput);
    EXPECT_TRUE(bad.error().message.contains(QStringLiteral("bad.json:1"))) << bad.error().message.toStdString();
    EXPECT_FALSE(loadModel(withModels({QStringLiteral("a"), QStringLiteral("b")}), load, {}))
        << "one interface, defined twice";
}
