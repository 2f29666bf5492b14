// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/parameter_form.h"

#include "app/studio/document/recipe_text.h"
#include "app/studio/panels/number_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

#include <algorithm>

namespace twinloom::studio
{

using scenegen::ParamSpec;

ParameterForm::ParameterForm(QWidget *parent) : QWidget(parent), m_layout(new QFormLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(10);
    m_layout->setVerticalSpacing(6);
    m_layout->setRowWrapPolicy(QFormLayout::WrapLongRows);
}

void ParameterForm::setSpecs(const std::vector<ParamSpec> &specs, const QJsonObject &values)
{
    while (m_layout->rowCount() > 0)
        m_layout->removeRow(0);
    m_fields.clear();
    for (const ParamSpec &spec : specs) {
        Field field{spec, {}};
        QWidget *editor = makeEditor(spec, values.contains(spec.name) ? values.value(spec.name) : spec.fallback, field);
        editor->setObjectName(QStringLiteral("param.") + spec.name);
        editor->setAccessibleName(parameterText(spec.name));
        editor->setToolTip(spec.help);
        m_layout->addRow(parameterText(spec.name), editor);
        if (QWidget *label = m_layout->labelForField(editor)) {
            label->setToolTip(spec.help);
            label->setProperty("role", QStringLiteral("dim"));
        }
        m_fields.push_back(std::move(field));
    }
}

QWidget *ParameterForm::makeEditor(const ParamSpec &spec, const QJsonValue &shown, Field &field)
{
    switch (spec.type) {
    case ParamSpec::Type::Bool: {
        auto *box = new QCheckBox;
        box->setChecked(shown.toBool());
        field.value = [box] { return QJsonValue(box->isChecked()); };
        return box;
    }
    case ParamSpec::Type::Integer:
    case ParamSpec::Type::Real: {
        const bool whole = spec.type == ParamSpec::Type::Integer;
        auto *number = new NumberField(spec.unit, whole ? 0 : 3);
        number->setRange(spec.least, spec.most);
        number->setSingleStep(whole ? 1 : (spec.most - spec.least) / 20);
        number->show(shown.toDouble());
        field.value = [number] { return QJsonValue(number->value()); };
        return number;
    }
    case ParamSpec::Type::Choice: {
        auto *box = new QComboBox;
        for (const QString &choice : spec.choices)
            box->addItem(choiceText(spec.name, choice), choice);
        box->setCurrentIndex(std::max(0, box->findData(shown.toString())));
        field.value = [box] { return QJsonValue(box->currentData().toString()); };
        return box;
    }
    case ParamSpec::Type::Text:
        break;
    }
    auto *edit = new QLineEdit(shown.toString());
    edit->setCursorPosition(0); // long lists are read from their beginning
    field.value = [edit] { return QJsonValue(edit->text()); };
    return edit;
}

bool ParameterForm::has(const QString &name) const
{
    return std::ranges::any_of(m_fields, [&](const Field &field) { return field.spec.name == name; });
}

void ParameterForm::setText(const QString &name, const QString &text)
{
    if (auto *edit = findChild<QLineEdit *>(QStringLiteral("param.") + name)) {
        edit->setText(text);
        edit->setCursorPosition(0);
    }
}

QJsonObject ParameterForm::allValues() const
{
    QJsonObject values;
    for (const Field &field : m_fields)
        values.insert(field.spec.name, field.value());
    return values;
}

QJsonObject ParameterForm::values() const
{
    QJsonObject values;
    for (const Field &field : m_fields)
        if (const QJsonValue value = field.value(); value != field.spec.fallback)
            values.insert(field.spec.name, value);
    return values;
}

} // namespace twinloom::studio
