// SPDX-License-Identifier: GPL-3.0-or-later
// The Chinese catalogue: every text translated, with the placeholders of its source.
#include "tests/support/test_data.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

#include <set>

namespace twinloom::studio
{
namespace
{

std::set<QString> placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%(?:[1-9]|n)"));
    std::set<QString> found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.insert(it.next().captured());
    return found;
}

TEST(Translations, CatalogueIsCompleteAndKeepsPlaceholders)
{
    const QByteArray bytes = test::readFile(QStringLiteral(TWINLOOM_SOURCE "/translations/twinloom_zh_CN.ts"));
    QXmlStreamReader xml(bytes);
    QString source, translation;
    bool finished = false;
    int texts = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        if (xml.isStartElement() && xml.name() == QLatin1String("translation")) {
            finished = xml.attributes().value(QLatin1String("type")).isEmpty();
            translation = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            ++texts;
            EXPECT_TRUE(finished && !translation.isEmpty()) << "not translated: " << source.toStdString();
            EXPECT_EQ(placeholders(source), placeholders(translation)) << source.toStdString();
        }
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    EXPECT_GT(texts, 200);
}

} // namespace
} // namespace twinloom::studio
