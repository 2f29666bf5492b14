// SPDX-License-Identifier: GPL-3.0-or-later
// Of one thing that a scan found: the library's models that look like it, to choose from, and the way back.
#pragma once

#include "app/workflow/replace_objects.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace twinloom::studio
{

class ModelsSection : public QWidget
{
    Q_OBJECT
public:
    /// `object`: a node that a scan found; `found`: what was found for it, null when nobody looked yet.
    ModelsSection(const scene::Node &object, const workflow::FoundModels *found, QWidget *parent = nullptr);

Q_SIGNALS:
    void findWanted();
    void chosen(int candidate);
    void putBackWanted();

private:
    QWidget *makeList(const workflow::FoundModels &found);
};

/// What a model of the library is called: those that are made to measure have no name but their category.
QString modelText(const QString &model);
/// Whether a scan found the thing, so that it has this section.
bool hasModels(const scene::Node &node);

} // namespace twinloom::studio
