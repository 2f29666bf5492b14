// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/scan_notes.h"

#include "tests/app/workflow/small_survey.h"

#include <QJsonArray>

using namespace twinloom;
using namespace twinloom::test;

TEST(ScanNotes, AProjectKeepsHowAScanWent)
{
    const TemporaryFolder folder;
    const QString file = folder.path(QStringLiteral("a.ply"));
    scanTo(file, smallRoom(), 1);
    Workshop shop;
    const auto first = shop.scan(file);
    ASSERT_OK(first);
    const scene::BlobId blob = workflow::scanReportBlob(*shop.scene.find(first->group));
    const auto report = workflow::scanReportOf(*shop.scene.find(first->group), shop.blobs);
    ASSERT_OK(report);
    const QJsonObject room = report->value(QStringLiteral("rooms")).toArray()[0].toObject();
    EXPECT_EQ(room.value(QStringLiteral("node")).toString(), first->report.roomNodes[0].toString());
    EXPECT_GT(room.value(QStringLiteral("walkable")).toObject().value(QStringLiteral("area")).toDouble(), 1.0);
    EXPECT_FALSE(report->contains(QStringLiteral("seconds")));
    ASSERT_OK(shop.scan(file));
    EXPECT_EQ(workflow::scanReportBlob(*shop.scene.find(first->group)), blob) << "the same scan, the same bytes";
}

TEST(ScanNotes, WhatIsNotThereIsSaid)
{
    const Workshop shop;
    scene::Node node;
    node.name = QStringLiteral("Old scan");
    EXPECT_EQ(workflow::scanReportOf(node, shop.blobs).error().code, ErrorCode::NotFound);
    node.set(scene::UnknownComponent{QStringLiteral("scan_report"),
                                     QJsonObject{{QStringLiteral("blob"), QStringLiteral("gone")}}});
    EXPECT_FALSE(workflow::scanReportOf(node, shop.blobs));
}
