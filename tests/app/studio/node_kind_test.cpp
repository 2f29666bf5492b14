// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/node_kind.h"

#include "app/studio/studio.h"
#include "app/workflow/catalogue.h"
#include "core/scan/rescan.h"

#include <gtest/gtest.h>

#include <QFile>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

template <class... Parts>
scene::Node made(const QString &name, const Parts &...parts)
{
    scene::Node node;
    node.name = name;
    (node.set(parts), ...);
    return node;
}

scene::ObjectComponent thing(const QString &category)
{
    scene::ObjectComponent object;
    object.category = category;
    return object;
}

TEST(NodeKind, EveryKindHasAnIconOfItsOwn)
{
    prepareApplication();
    scene::Node scanned;
    scan::setScanRecord(scanned, {{u"digest"_s}, u"blob"_s});
    scene::OpeningComponent door, window;
    door.kind = u"door"_s;
    window.kind = u"window"_s;
    std::set<QString> icons;
    const std::vector<scene::Node> nodes = {made({}),
                                            scanned,
                                            made({}, scene::RoomComponent()),
                                            made({}, scene::WallComponent()),
                                            made({}, door),
                                            made({}, window),
                                            made({}, scene::OpeningComponent()),
                                            made({}, scene::PointCloudComponent()),
                                            made({}, thing(u"Bed"_s)),
                                            made({}, scene::RecipeComponent()),
                                            made({}, scene::ModelComponent()),
                                            made({}, scene::CameraComponent()),
                                            made({}, scene::TwinComponent()),
                                            made({}, scene::DtdlComponent())};
    for (const scene::Node &node : nodes) {
        const NodeKind kind = kindOf(node);
        EXPECT_TRUE(QFile::exists(u":/icons/%1.svg"_s.arg(kind.icon))) << kind.icon.toStdString();
        EXPECT_NE(kind.icon, u"unknown"_s) << kind.name.toStdString();
        icons.insert(kind.icon);
    }
    EXPECT_EQ(icons.size(), nodes.size());
    EXPECT_EQ(kindOf(made({}, scene::UnknownComponent{u"of a plugin"_s, {}})).icon, u"unknown"_s);
    EXPECT_EQ(kindOf(made({}, thing(u"Press"_s), scene::TwinComponent())).icon, u"object"_s)
        << "a thing with a twin is a thing";
}

TEST(NodeKind, NamesThatWereMadeFromTheKindAreInTheLanguageInUse)
{
    workflow::Catalogue chinese;
    ASSERT_TRUE(chinese.loadFor(QLocale(u"zh_CN"_s)));
    ASSERT_TRUE(QCoreApplication::installTranslator(&chinese));
    EXPECT_EQ(nameText(made(u"Bed"_s, thing(u"Bed"_s))), u"床"_s);
    EXPECT_EQ(nameText(made(u"Chair 2"_s, thing(u"Chair"_s))), u"椅子 2"_s);
    EXPECT_EQ(nameText(made(u"Chair? 3"_s, thing(u"Chair"_s))), u"椅子? 3"_s) << "a scan's weak guess";
    EXPECT_EQ(nameText(made(u"Wall 3"_s, scene::WallComponent())), u"墙 3"_s);
    EXPECT_EQ(nameText(made(u"Room"_s, scene::RoomComponent())), u"房间"_s);
    EXPECT_EQ(nameText(made(u"Scanned room 2"_s, scene::RoomComponent())), u"扫描的房间 2"_s);
    scene::RecipeComponent recipe;
    recipe.generator = u"graph"_s;
    recipe.seed = 7;
    EXPECT_EQ(nameText(made(u"Scanned room graph (seed 7) of mine"_s, recipe)),
              u"Scanned room graph (seed 7) of mine"_s);
    EXPECT_EQ(nameText(made(u"椅子 2"_s, thing(u"Chair"_s))), u"椅子 2"_s);
    EXPECT_EQ(nameText(made(u"Anna's bed"_s, thing(u"Bed"_s))), u"Anna's bed"_s) << "a name of somebody's own";
    EXPECT_EQ(nameText(made(u"Bed"_s, thing(u"Sofa"_s))), u"Bed"_s) << "and so is this";
    EXPECT_EQ(nameText(made({}, scene::WallComponent())), u"墙"_s);
    QCoreApplication::removeTranslator(&chinese);
    EXPECT_EQ(nameText(made(u"OfficeChair 4"_s, thing(u"OfficeChair"_s))), u"Office chair 4"_s);
}

TEST(NodeKind, ALayoutSaysFirstWhatDiffers)
{
    scene::RecipeComponent recipe;
    recipe.generator = u"graph"_s;
    recipe.seed = 7;
    EXPECT_EQ(nameText(made(u"Scanned room graph (seed 7)"_s, recipe)), u"Seed 7 · Relation graph"_s);
    EXPECT_EQ(nameText(made(u"Scanned room graph (seed 7) 2"_s, recipe)), u"Seed 7, run 2 · Relation graph"_s);
    recipe.generator = u"autoregressive"_s;
    EXPECT_EQ(nameText(made(u"Scanned room autoregressive (seed 7)"_s, recipe)), u"Seed 7 · Learned"_s);
    EXPECT_EQ(nameText(made(u"The one for Anna"_s, recipe)), u"The one for Anna"_s);
}

TEST(NodeKind, ANameThatWasMadeOfTheCategoryFollowsIt)
{
    EXPECT_EQ(nameInCategory(made(u"Chair 2"_s, thing(u"Chair"_s)), u"Sofa"_s), u"Sofa 2"_s);
    EXPECT_EQ(nameInCategory(made(u"Chair?"_s, thing(u"Chair"_s)), u"Sofa"_s), u"Sofa"_s);
    EXPECT_EQ(nameInCategory(made(u"Office chair"_s, thing(u"OfficeChair"_s)), u"Sofa"_s), u"Sofa"_s);
    EXPECT_EQ(nameInCategory(made(u"Anna's chair"_s, thing(u"Chair"_s)), u"Sofa"_s), u"Anna's chair"_s);
}

} // namespace
} // namespace twinloom::studio
