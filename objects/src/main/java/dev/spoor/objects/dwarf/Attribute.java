package dev.spoor.objects.dwarf;

/// One attribute of an entry.
public record Attribute(AttributeName name, Form form, AttributeValue value) {}
