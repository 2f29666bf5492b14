// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/node_kind.h"

#include <QCoreApplication>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

class NodeKindText
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::NodeKind)
public:
    static NodeKind of(const scene::Node &node)
    {
        if (node.find<scene::RoomComponent>())
            return {u"room"_s, tr("Room")};
        if (node.find<scene::WallComponent>())
            return {u"wall"_s, tr("Wall")};
        if (const auto *opening = node.find<scene::OpeningComponent>())
            return openingKind(*opening);
        if (node.find<scene::PointCloudComponent>())
            return {u"cloud"_s, tr("Point cloud")};
        if (node.find<scene::ObjectComponent>())
            return {u"object"_s, tr("Object")};
        if (node.find<scene::RecipeComponent>())
            return {u"variant"_s, tr("Variant")};
        if (node.find<scene::ModelComponent>())
            return {u"model"_s, tr("Model")};
        if (node.find<scene::CameraComponent>())
            return {u"camera"_s, tr("Camera")};
        return node.components.empty() ? NodeKind{u"group"_s, tr("Group")} : NodeKind{u"unknown"_s, tr("Unknown")};
    }

private:
    static NodeKind openingKind(const scene::OpeningComponent &opening)
    {
        if (opening.kind == "door"_L1)
            return {u"door"_s, tr("Door")};
        if (opening.kind == "window"_L1)
            return {u"window"_s, tr("Window")};
        return {u"opening"_s, tr("Opening")};
    }
};

} // namespace

NodeKind kindOf(const scene::Node &node)
{
    return NodeKindText::of(node);
}

QString categoryText(const QString &category)
{
    const QString known = QCoreApplication::translate("category", category.toUtf8().constData());
    if (known != category)
        return known;
    QString words;
    for (int i = 0; i < category.size(); ++i) {
        const bool starts = i > 0 && category[i].isUpper() && category[i - 1].isLower();
        words += starts ? u" "_s + category[i].toLower() : QString(category[i]);
    }
    return words;
}

} // namespace twinloom::studio
