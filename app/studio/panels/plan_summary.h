// SPDX-License-Identifier: GPL-3.0-or-later
// What the plan of a layout gives its departments and costs: two small tables. Thread: UI.
#pragma once

#include "app/studio/document/document.h"

#include <QLabel>

namespace twinloom::studio
{

class PlanSummary : public QLabel
{
    Q_OBJECT
public:
    explicit PlanSummary(QWidget *parent = nullptr);

    /// Of the variant; hidden where it has no plan.
    void show(const Document *document, scene::NodeId variant);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();
};

} // namespace twinloom::studio
