// SPDX-License-Identifier: Apache-2.0
#include "scenegen/style.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

/// Three sofas and a bed of the user's.
Request withModels()
{
    Request request;
    request.room = test::box(6, 5, "LivingRoom");
    const QStringList boho{QStringLiteral("boho")}, nordic{QStringLiteral("Scandinavian")};
    request.models = {{QStringLiteral("Far"), QStringLiteral("couch"), {1.8, 0.9, 0.8}, boho},
                      {QStringLiteral("Near"), QStringLiteral("Sofa"), {2.1, 0.9, 0.8}, boho},
                      {QStringLiteral("Huge"), QStringLiteral("Sofa"), {4.0, 0.9, 0.8}, nordic},
                      {QStringLiteral("Kiruna"), QStringLiteral("Bed"), {1.6, 2.0, 0.9}, nordic}};
    return request;
}

std::vector<scene::RoomObject> things()
{
    return {test::thing("Sofa", {3, 1, 0.4}, {2, 0.9, 0.8}), test::thing("Bed", {3, 3, 0.45}, {1.6, 2, 0.9}),
            test::thing("Laptop", {5, 4, 0.1}, {0.3, 0.2, 0.02})};
}

TEST(Style, AModelThatFitsComesBeforeTheStarterLibrary)
{
    Request request = withModels();
    request.style = QStringLiteral("Nordic");
    request.styles[QStringLiteral("sofa")] = QStringLiteral("Boho");
    std::vector<scene::RoomObject> objects = things();
    Issues issues;
    applyStyles(request, objects, issues);
    EXPECT_EQ(objects[0].asset, QStringLiteral("Near")) << "the nearest in size";
    EXPECT_EQ(objects[0].style, QStringLiteral("boho"));
    EXPECT_EQ(objects[0].box.size, things()[0].box.size) << "places and sizes stay";
    EXPECT_EQ(objects[1].asset, QStringLiteral("Kiruna"));
    EXPECT_EQ(objects[2].style, QString()) << "nobody makes those in styles, and nobody expects it";
    EXPECT_TRUE(issues.empty());

    request.styles.clear();
    objects = things();
    applyStyles(request, objects, issues);
    EXPECT_NE(objects[0].asset, QStringLiteral("Huge")) << "it would be shrunk to half";
    EXPECT_EQ(objects[0].style, QStringLiteral("nordic")) << "made by the starter library";
}

TEST(Style, WhatNobodyHasStaysAsUsualAndIsSaid)
{
    Request request = withModels();
    request.style = QStringLiteral("boho");
    request.styles[QStringLiteral("Laptop")] = QStringLiteral("modern");
    std::vector<scene::RoomObject> objects = things();
    objects[0].shape = QStringLiteral("round");
    Issues issues;
    applyStyles(request, objects, issues);
    EXPECT_EQ(objects[0].asset, QString()) << "a shape is made to order";
    EXPECT_EQ(objects[1].style, QString());
    ASSERT_EQ(issues.size(), 2u);
    EXPECT_EQ(issues[0].code, QStringLiteral("style-not-met"));
    EXPECT_TRUE(issues[0].message.contains(QLatin1String("Bed, Sofa"))) << qPrintable(issues[0].message);
    EXPECT_TRUE(issues[1].message.contains(QLatin1String("Laptop"))) << "it was asked for by name";
}

TEST(Style, UnknownStylesAreRefusedWithWhatThereIs)
{
    Request request = withModels();
    EXPECT_OK(checkStyles(request));
    request.styles[QStringLiteral("Bed")] = QStringLiteral("baroque");
    const auto refused = checkStyles(request);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::BadInput);
    EXPECT_EQ(refused.error().message,
              QStringLiteral(
                  "styles.Bed: there is no style \"baroque\"; there are: boho, classic, industrial, modern, nordic"));
    request.styles.clear();
    PartialObject chair;
    chair.category = QStringLiteral("Chair");
    chair.style = QStringLiteral("round");
    request.objects = {chair};
    EXPECT_TRUE(checkStyles(request).error().message.startsWith(QLatin1String("objects[0].style: ")));
    Progress progress;
    EXPECT_EQ(generate(**Registry::builtIn().find(QStringLiteral("graph")), request, progress).error().code,
              ErrorCode::BadInput);
}

TEST(Style, OnlyWantedModelsAreInputOfALayout)
{
    const Registry registry = Registry::builtIn();
    const auto generator = registry.find(QStringLiteral("graph"));
    const auto layoutOf = [&](Request request) {
        keepWantedModels(request);
        Progress progress;
        const auto layout = generate(**generator, request, progress);
        EXPECT_OK(layout);
        return *layout;
    };
    Request plain;
    plain.room = test::box(6, 5, "LivingRoom");
    plain.seed = 3;
    Request offering = withModels();
    offering.seed = 3;
    EXPECT_EQ(layoutOf(plain).inputHash, layoutOf(offering).inputHash);
    Request styled = offering;
    styled.style = QStringLiteral("nordic");
    const Layout usual = layoutOf(plain), nordic = layoutOf(styled);
    EXPECT_NE(usual.inputHash, nordic.inputHash);
    ASSERT_EQ(usual.room.objects.size(), nordic.room.objects.size());
    int made = 0;
    for (std::size_t i = 0; i < usual.room.objects.size(); ++i) {
        EXPECT_EQ(usual.room.objects[i].box, nordic.room.objects[i].box) << "a style moves nothing";
        made += nordic.room.objects[i].style == QLatin1String("nordic");
    }
    EXPECT_GE(made, 2);
    keepWantedModels(styled);
    EXPECT_EQ(styled.models.size(), 2u);
    offering.prompt = QStringLiteral("a boho room");
    keepWantedModels(offering);
    EXPECT_EQ(offering.models.size(), 2u) << "the prompt says so";
}

} // namespace
} // namespace twinloom::scenegen
