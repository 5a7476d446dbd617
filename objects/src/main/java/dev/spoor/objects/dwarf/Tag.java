package dev.spoor.objects.dwarf;

/// What a debugging information entry describes; the `DW_TAG_` numbers of DWARF 5, table 7.3, and
/// GNU's.
///
/// @param code as the file has it; an open set
public record Tag(int code) {
  public static final Tag ARRAY_TYPE = new Tag(0x01);
  public static final Tag CLASS_TYPE = new Tag(0x02);
  public static final Tag ENTRY_POINT = new Tag(0x03);
  public static final Tag ENUMERATION_TYPE = new Tag(0x04);
  public static final Tag FORMAL_PARAMETER = new Tag(0x05);
  public static final Tag IMPORTED_DECLARATION = new Tag(0x08);
  public static final Tag LABEL = new Tag(0x0a);
  public static final Tag LEXICAL_BLOCK = new Tag(0x0b);
  public static final Tag MEMBER = new Tag(0x0d);
  public static final Tag POINTER_TYPE = new Tag(0x0f);
  public static final Tag REFERENCE_TYPE = new Tag(0x10);
  public static final Tag COMPILE_UNIT = new Tag(0x11);
  public static final Tag STRING_TYPE = new Tag(0x12);
  public static final Tag STRUCTURE_TYPE = new Tag(0x13);
  public static final Tag SUBROUTINE_TYPE = new Tag(0x15);
  public static final Tag TYPEDEF = new Tag(0x16);
  public static final Tag UNION_TYPE = new Tag(0x17);
  public static final Tag UNSPECIFIED_PARAMETERS = new Tag(0x18);
  public static final Tag VARIANT = new Tag(0x19);
  public static final Tag COMMON_BLOCK = new Tag(0x1a);
  public static final Tag COMMON_INCLUSION = new Tag(0x1b);
  public static final Tag INHERITANCE = new Tag(0x1c);
  public static final Tag INLINED_SUBROUTINE = new Tag(0x1d);
  public static final Tag MODULE = new Tag(0x1e);
  public static final Tag PTR_TO_MEMBER_TYPE = new Tag(0x1f);
  public static final Tag SET_TYPE = new Tag(0x20);
  public static final Tag SUBRANGE_TYPE = new Tag(0x21);
  public static final Tag WITH_STMT = new Tag(0x22);
  public static final Tag ACCESS_DECLARATION = new Tag(0x23);
  public static final Tag BASE_TYPE = new Tag(0x24);
  public static final Tag CATCH_BLOCK = new Tag(0x25);
  public static final Tag CONST_TYPE = new Tag(0x26);
  public static final Tag CONSTANT = new Tag(0x27);
  public static final Tag ENUMERATOR = new Tag(0x28);
  public static final Tag FILE_TYPE = new Tag(0x29);
  public static final Tag FRIEND = new Tag(0x2a);
  public static final Tag NAMELIST = new Tag(0x2b);
  public static final Tag NAMELIST_ITEM = new Tag(0x2c);
  public static final Tag PACKED_TYPE = new Tag(0x2d);
  public static final Tag SUBPROGRAM = new Tag(0x2e);
  public static final Tag TEMPLATE_TYPE_PARAMETER = new Tag(0x2f);
  public static final Tag TEMPLATE_VALUE_PARAMETER = new Tag(0x30);
  public static final Tag THROWN_TYPE = new Tag(0x31);
  public static final Tag TRY_BLOCK = new Tag(0x32);
  public static final Tag VARIANT_PART = new Tag(0x33);
  public static final Tag VARIABLE = new Tag(0x34);
  public static final Tag VOLATILE_TYPE = new Tag(0x35);
  public static final Tag DWARF_PROCEDURE = new Tag(0x36);
  public static final Tag RESTRICT_TYPE = new Tag(0x37);
  public static final Tag INTERFACE_TYPE = new Tag(0x38);
  public static final Tag NAMESPACE = new Tag(0x39);
  public static final Tag IMPORTED_MODULE = new Tag(0x3a);
  public static final Tag UNSPECIFIED_TYPE = new Tag(0x3b);
  public static final Tag PARTIAL_UNIT = new Tag(0x3c);
  public static final Tag IMPORTED_UNIT = new Tag(0x3d);
  public static final Tag CONDITION = new Tag(0x3f);
  public static final Tag SHARED_TYPE = new Tag(0x40);
  public static final Tag TYPE_UNIT = new Tag(0x41);
  public static final Tag RVALUE_REFERENCE_TYPE = new Tag(0x42);
  public static final Tag TEMPLATE_ALIAS = new Tag(0x43);
  public static final Tag COARRAY_TYPE = new Tag(0x44);
  public static final Tag GENERIC_SUBRANGE = new Tag(0x45);
  public static final Tag DYNAMIC_TYPE = new Tag(0x46);
  public static final Tag ATOMIC_TYPE = new Tag(0x47);
  public static final Tag CALL_SITE = new Tag(0x48);
  public static final Tag CALL_SITE_PARAMETER = new Tag(0x49);
  public static final Tag SKELETON_UNIT = new Tag(0x4a);
  public static final Tag IMMUTABLE_TYPE = new Tag(0x4b);
  public static final Tag FORMAT_LABEL = new Tag(0x4101);
  public static final Tag FUNCTION_TEMPLATE = new Tag(0x4102);
  public static final Tag CLASS_TEMPLATE = new Tag(0x4103);
  public static final Tag GNU_BINCL = new Tag(0x4104);
  public static final Tag GNU_EINCL = new Tag(0x4105);
  public static final Tag GNU_TEMPLATE_TEMPLATE_PARAM = new Tag(0x4106);
  public static final Tag GNU_TEMPLATE_PARAMETER_PACK = new Tag(0x4107);
  public static final Tag GNU_FORMAL_PARAMETER_PACK = new Tag(0x4108);
  public static final Tag GNU_CALL_SITE = new Tag(0x4109);
  public static final Tag GNU_CALL_SITE_PARAMETER = new Tag(0x410a);

  /// {@return the name the standard gives it without `DW_TAG_`, or its number in hexadecimal}
  @Override
  public String toString() {
    return switch (code) {
      case 0x01 -> "array_type";
      case 0x02 -> "class_type";
      case 0x03 -> "entry_point";
      case 0x04 -> "enumeration_type";
      case 0x05 -> "formal_parameter";
      case 0x08 -> "imported_declaration";
      case 0x0a -> "label";
      case 0x0b -> "lexical_block";
      case 0x0d -> "member";
      case 0x0f -> "pointer_type";
      case 0x10 -> "reference_type";
      case 0x11 -> "compile_unit";
      case 0x12 -> "string_type";
      case 0x13 -> "structure_type";
      case 0x15 -> "subroutine_type";
      case 0x16 -> "typedef";
      case 0x17 -> "union_type";
      case 0x18 -> "unspecified_parameters";
      case 0x19 -> "variant";
      case 0x1a -> "common_block";
      case 0x1b -> "common_inclusion";
      case 0x1c -> "inheritance";
      case 0x1d -> "inlined_subroutine";
      case 0x1e -> "module";
      case 0x1f -> "ptr_to_member_type";
      case 0x20 -> "set_type";
      case 0x21 -> "subrange_type";
      case 0x22 -> "with_stmt";
      case 0x23 -> "access_declaration";
      case 0x24 -> "base_type";
      case 0x25 -> "catch_block";
      case 0x26 -> "const_type";
      case 0x27 -> "constant";
      case 0x28 -> "enumerator";
      case 0x29 -> "file_type";
      case 0x2a -> "friend";
      case 0x2b -> "namelist";
      case 0x2c -> "namelist_item";
      case 0x2d -> "packed_type";
      case 0x2e -> "subprogram";
      case 0x2f -> "template_type_parameter";
      case 0x30 -> "template_value_parameter";
      case 0x31 -> "thrown_type";
      case 0x32 -> "try_block";
      case 0x33 -> "variant_part";
      case 0x34 -> "variable";
      case 0x35 -> "volatile_type";
      case 0x36 -> "dwarf_procedure";
      case 0x37 -> "restrict_type";
      case 0x38 -> "interface_type";
      case 0x39 -> "namespace";
      case 0x3a -> "imported_module";
      case 0x3b -> "unspecified_type";
      case 0x3c -> "partial_unit";
      case 0x3d -> "imported_unit";
      case 0x3f -> "condition";
      case 0x40 -> "shared_type";
      case 0x41 -> "type_unit";
      case 0x42 -> "rvalue_reference_type";
      case 0x43 -> "template_alias";
      case 0x44 -> "coarray_type";
      case 0x45 -> "generic_subrange";
      case 0x46 -> "dynamic_type";
      case 0x47 -> "atomic_type";
      case 0x48 -> "call_site";
      case 0x49 -> "call_site_parameter";
      case 0x4a -> "skeleton_unit";
      case 0x4b -> "immutable_type";
      case 0x4101 -> "format_label";
      case 0x4102 -> "function_template";
      case 0x4103 -> "class_template";
      case 0x4104 -> "GNU_BINCL";
      case 0x4105 -> "GNU_EINCL";
      case 0x4106 -> "GNU_template_template_param";
      case 0x4107 -> "GNU_template_parameter_pack";
      case 0x4108 -> "GNU_formal_parameter_pack";
      case 0x4109 -> "GNU_call_site";
      case 0x410a -> "GNU_call_site_parameter";
      default -> "0x" + Integer.toHexString(code);
    };
  }

  // Asked at each entry that is passed: what records have of their own is many calls.

  @Override
  public boolean equals(Object other) {
    return other instanceof Tag that && code == that.code;
  }

  @Override
  public int hashCode() {
    return code;
  }
}
