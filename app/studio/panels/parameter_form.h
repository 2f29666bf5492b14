// SPDX-License-Identifier: GPL-3.0-or-later
// A form made from declared parameters (scenegen/param_spec.h).
#pragma once

#include "scenegen/param_spec.h"

#include <QWidget>

class QFormLayout;

namespace twinloom::studio
{

class ParameterForm : public QWidget
{
    Q_OBJECT
public:
    explicit ParameterForm(QWidget *parent = nullptr);
    /// Shows `values` where they hold something, else the defaults.
    void setSpecs(const std::vector<scenegen::ParamSpec> &specs, const QJsonObject &values = {});
    /// Only what differs from the defaults.
    QJsonObject values() const;
    /// All of them, defaults too.
    QJsonObject allValues() const;
    bool has(const QString &name) const;
    /// Shows another text in a parameter of texts.
    void setText(const QString &name, const QString &text);

private:
    struct Field {
        scenegen::ParamSpec spec;
        std::function<QJsonValue()> value;
    };
    QWidget *makeEditor(const scenegen::ParamSpec &spec, const QJsonValue &shown, Field &field);

    QFormLayout *m_layout;
    std::vector<Field> m_fields;
};

} // namespace twinloom::studio
