export const id = 285;
export const ids = [285];
export const modules = {

/***/ 2285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pos: () => (/* binding */ Pos),
/* harmony export */   Range: () => (/* binding */ Range),
/* harmony export */   SgNode: () => (/* binding */ SgNode),
/* harmony export */   SgRoot: () => (/* binding */ SgRoot),
/* harmony export */   WasmEdit: () => (/* binding */ WasmEdit),
/* harmony export */   __wbg_Error_408e67f47ca7b58b: () => (/* binding */ __wbg_Error_408e67f47ca7b58b),
/* harmony export */   __wbg_Number_3890faa6d3ff057d: () => (/* binding */ __wbg_Number_3890faa6d3ff057d),
/* harmony export */   __wbg_String_8564e559799eccda: () => (/* binding */ __wbg_String_8564e559799eccda),
/* harmony export */   __wbg___new_05520503cd263bba: () => (/* binding */ __wbg___new_05520503cd263bba),
/* harmony export */   __wbg___wbindgen_bigint_get_as_i64_c4ecf48528083721: () => (/* binding */ __wbg___wbindgen_bigint_get_as_i64_c4ecf48528083721),
/* harmony export */   __wbg___wbindgen_boolean_get_c9c83ebd41b34df3: () => (/* binding */ __wbg___wbindgen_boolean_get_c9c83ebd41b34df3),
/* harmony export */   __wbg___wbindgen_debug_string_a57024b9c6e4a48b: () => (/* binding */ __wbg___wbindgen_debug_string_a57024b9c6e4a48b),
/* harmony export */   __wbg___wbindgen_in_ac983077f137f2e6: () => (/* binding */ __wbg___wbindgen_in_ac983077f137f2e6),
/* harmony export */   __wbg___wbindgen_is_bigint_8ffbbef442139384: () => (/* binding */ __wbg___wbindgen_is_bigint_8ffbbef442139384),
/* harmony export */   __wbg___wbindgen_is_function_5e4570eb24ffa122: () => (/* binding */ __wbg___wbindgen_is_function_5e4570eb24ffa122),
/* harmony export */   __wbg___wbindgen_is_object_a2790eb24c211ea0: () => (/* binding */ __wbg___wbindgen_is_object_a2790eb24c211ea0),
/* harmony export */   __wbg___wbindgen_is_string_e6f02f0ea5f20a32: () => (/* binding */ __wbg___wbindgen_is_string_e6f02f0ea5f20a32),
/* harmony export */   __wbg___wbindgen_is_undefined_6cff064c44e0d823: () => (/* binding */ __wbg___wbindgen_is_undefined_6cff064c44e0d823),
/* harmony export */   __wbg___wbindgen_jsval_eq_0a18949a61670320: () => (/* binding */ __wbg___wbindgen_jsval_eq_0a18949a61670320),
/* harmony export */   __wbg___wbindgen_jsval_loose_eq_acf2776254a8d832: () => (/* binding */ __wbg___wbindgen_jsval_loose_eq_acf2776254a8d832),
/* harmony export */   __wbg___wbindgen_number_get_136b9679cab35cfb: () => (/* binding */ __wbg___wbindgen_number_get_136b9679cab35cfb),
/* harmony export */   __wbg___wbindgen_string_get_d154f1e671052120: () => (/* binding */ __wbg___wbindgen_string_get_d154f1e671052120),
/* harmony export */   __wbg___wbindgen_throw_bb96b2010945f0bc: () => (/* binding */ __wbg___wbindgen_throw_bb96b2010945f0bc),
/* harmony export */   __wbg__wbg_cb_unref_be22cc64ae6946a0: () => (/* binding */ __wbg__wbg_cb_unref_be22cc64ae6946a0),
/* harmony export */   __wbg_call_1c5886ab9c57d1c7: () => (/* binding */ __wbg_call_1c5886ab9c57d1c7),
/* harmony export */   __wbg_call_35dba3c747ad7521: () => (/* binding */ __wbg_call_35dba3c747ad7521),
/* harmony export */   __wbg_childCount_491f1a640a04e4e0: () => (/* binding */ __wbg_childCount_491f1a640a04e4e0),
/* harmony export */   __wbg_childForFieldId_6bccf1281131fa41: () => (/* binding */ __wbg_childForFieldId_6bccf1281131fa41),
/* harmony export */   __wbg_childForFieldName_20df0c35162ea476: () => (/* binding */ __wbg_childForFieldName_20df0c35162ea476),
/* harmony export */   __wbg_child_4f36aa78dc6f7d90: () => (/* binding */ __wbg_child_4f36aa78dc6f7d90),
/* harmony export */   __wbg_children_c40aac9a65d3ef0a: () => (/* binding */ __wbg_children_c40aac9a65d3ef0a),
/* harmony export */   __wbg_codePointAt_62da65794259e6a8: () => (/* binding */ __wbg_codePointAt_62da65794259e6a8),
/* harmony export */   __wbg_column_8d27ebc3b06415a9: () => (/* binding */ __wbg_column_8d27ebc3b06415a9),
/* harmony export */   __wbg_copy_855214b26918aa9f: () => (/* binding */ __wbg_copy_855214b26918aa9f),
/* harmony export */   __wbg_currentFieldId_9fb22ca0dd37083d: () => (/* binding */ __wbg_currentFieldId_9fb22ca0dd37083d),
/* harmony export */   __wbg_currentNode_2dc92bdc76e43570: () => (/* binding */ __wbg_currentNode_2dc92bdc76e43570),
/* harmony export */   __wbg_done_669171204c3dcae2: () => (/* binding */ __wbg_done_669171204c3dcae2),
/* harmony export */   __wbg_endIndex_d1d62e4df6a38dd8: () => (/* binding */ __wbg_endIndex_d1d62e4df6a38dd8),
/* harmony export */   __wbg_endPosition_967bd074bc316906: () => (/* binding */ __wbg_endPosition_967bd074bc316906),
/* harmony export */   __wbg_entries_7774d489e1da5f4f: () => (/* binding */ __wbg_entries_7774d489e1da5f4f),
/* harmony export */   __wbg_fieldIdForName_0fd6af55146e2ffa: () => (/* binding */ __wbg_fieldIdForName_0fd6af55146e2ffa),
/* harmony export */   __wbg_get_c0c8f8d7da0c03dd: () => (/* binding */ __wbg_get_c0c8f8d7da0c03dd),
/* harmony export */   __wbg_get_d173c0308df22d37: () => (/* binding */ __wbg_get_d173c0308df22d37),
/* harmony export */   __wbg_get_unchecked_e20b893aeafc3fca: () => (/* binding */ __wbg_get_unchecked_e20b893aeafc3fca),
/* harmony export */   __wbg_get_with_ref_key_6412cf3094599694: () => (/* binding */ __wbg_get_with_ref_key_6412cf3094599694),
/* harmony export */   __wbg_gotoFirstChild_26ae9598fbd0db34: () => (/* binding */ __wbg_gotoFirstChild_26ae9598fbd0db34),
/* harmony export */   __wbg_gotoNextSibling_6642ecd3bcb2a07c: () => (/* binding */ __wbg_gotoNextSibling_6642ecd3bcb2a07c),
/* harmony export */   __wbg_idForNodeType_1c9e018cdd04c1b0: () => (/* binding */ __wbg_idForNodeType_1c9e018cdd04c1b0),
/* harmony export */   __wbg_id_fa3008b43f6471a0: () => (/* binding */ __wbg_id_fa3008b43f6471a0),
/* harmony export */   __wbg_init_f604c8a8d189a4b9: () => (/* binding */ __wbg_init_f604c8a8d189a4b9),
/* harmony export */   __wbg_instanceof_ArrayBuffer_993d02d2d254cad1: () => (/* binding */ __wbg_instanceof_ArrayBuffer_993d02d2d254cad1),
/* harmony export */   __wbg_instanceof_Error_61d8a02a0f3383a1: () => (/* binding */ __wbg_instanceof_Error_61d8a02a0f3383a1),
/* harmony export */   __wbg_instanceof_Map_9a4d6ead180ae3a9: () => (/* binding */ __wbg_instanceof_Map_9a4d6ead180ae3a9),
/* harmony export */   __wbg_instanceof_Uint8Array_f935dbb0aa7cdeed: () => (/* binding */ __wbg_instanceof_Uint8Array_f935dbb0aa7cdeed),
/* harmony export */   __wbg_isArray_6339f732981044bf: () => (/* binding */ __wbg_isArray_6339f732981044bf),
/* harmony export */   __wbg_isMissing_bb06055e386ea088: () => (/* binding */ __wbg_isMissing_bb06055e386ea088),
/* harmony export */   __wbg_isNamed_c629cb1b530e204c: () => (/* binding */ __wbg_isNamed_c629cb1b530e204c),
/* harmony export */   __wbg_isSafeInteger_f3d6cd19ccfe4512: () => (/* binding */ __wbg_isSafeInteger_f3d6cd19ccfe4512),
/* harmony export */   __wbg_iterator_5cebbb86e33c6dd6: () => (/* binding */ __wbg_iterator_5cebbb86e33c6dd6),
/* harmony export */   __wbg_language_714da13457a04cca: () => (/* binding */ __wbg_language_714da13457a04cca),
/* harmony export */   __wbg_length_36bd29c6848c2144: () => (/* binding */ __wbg_length_36bd29c6848c2144),
/* harmony export */   __wbg_length_7afd83ae4ddf324f: () => (/* binding */ __wbg_length_7afd83ae4ddf324f),
/* harmony export */   __wbg_length_ecfa2c63d3d0d82c: () => (/* binding */ __wbg_length_ecfa2c63d3d0d82c),
/* harmony export */   __wbg_load_84bbd0ddfe0878c7: () => (/* binding */ __wbg_load_84bbd0ddfe0878c7),
/* harmony export */   __wbg_message_c141d5e68716b595: () => (/* binding */ __wbg_message_c141d5e68716b595),
/* harmony export */   __wbg_namedChildCount_495a31e3061e2f07: () => (/* binding */ __wbg_namedChildCount_495a31e3061e2f07),
/* harmony export */   __wbg_new_116be93542d39019: () => (/* binding */ __wbg_new_116be93542d39019),
/* harmony export */   __wbg_new_77cc4f4f472aeb81: () => (/* binding */ __wbg_new_77cc4f4f472aeb81),
/* harmony export */   __wbg_new_cdf041679ded4c5f: () => (/* binding */ __wbg_new_cdf041679ded4c5f),
/* harmony export */   __wbg_new_ebe3e0f6837f0879: () => (/* binding */ __wbg_new_ebe3e0f6837f0879),
/* harmony export */   __wbg_new_typed_cceaf62d8d95e9f2: () => (/* binding */ __wbg_new_typed_cceaf62d8d95e9f2),
/* harmony export */   __wbg_nextSibling_4f71b439ca502cc4: () => (/* binding */ __wbg_nextSibling_4f71b439ca502cc4),
/* harmony export */   __wbg_next_42cf16ee0dafc9e2: () => (/* binding */ __wbg_next_42cf16ee0dafc9e2),
/* harmony export */   __wbg_next_8f26b64fa5e9f64b: () => (/* binding */ __wbg_next_8f26b64fa5e9f64b),
/* harmony export */   __wbg_parent_684e8636e0edf5f4: () => (/* binding */ __wbg_parent_684e8636e0edf5f4),
/* harmony export */   __wbg_parse_a241b022abaae8c5: () => (/* binding */ __wbg_parse_a241b022abaae8c5),
/* harmony export */   __wbg_previousSibling_995246400be409cf: () => (/* binding */ __wbg_previousSibling_995246400be409cf),
/* harmony export */   __wbg_prototypesetcall_de8e0d9553586985: () => (/* binding */ __wbg_prototypesetcall_de8e0d9553586985),
/* harmony export */   __wbg_queueMicrotask_ac694eae12e92dfb: () => (/* binding */ __wbg_queueMicrotask_ac694eae12e92dfb),
/* harmony export */   __wbg_queueMicrotask_be5fe34a8f4cad4d: () => (/* binding */ __wbg_queueMicrotask_be5fe34a8f4cad4d),
/* harmony export */   __wbg_resolve_020f95d838c6ef25: () => (/* binding */ __wbg_resolve_020f95d838c6ef25),
/* harmony export */   __wbg_rootNode_a0b7f7e9ae37c755: () => (/* binding */ __wbg_rootNode_a0b7f7e9ae37c755),
/* harmony export */   __wbg_row_75e601f5dfb734da: () => (/* binding */ __wbg_row_75e601f5dfb734da),
/* harmony export */   __wbg_setLanguage_f8fe1b8d4679fd75: () => (/* binding */ __wbg_setLanguage_f8fe1b8d4679fd75),
/* harmony export */   __wbg_set_014226dfeca53178: () => (/* binding */ __wbg_set_014226dfeca53178),
/* harmony export */   __wbg_set_6be42768c690e380: () => (/* binding */ __wbg_set_6be42768c690e380),
/* harmony export */   __wbg_set_a80955eb93b145c6: () => (/* binding */ __wbg_set_a80955eb93b145c6),
/* harmony export */   __wbg_set_wasm: () => (/* binding */ __wbg_set_wasm),
/* harmony export */   __wbg_sgnode_new: () => (/* binding */ __wbg_sgnode_new),
/* harmony export */   __wbg_startIndex_45368dd38ff48bbf: () => (/* binding */ __wbg_startIndex_45368dd38ff48bbf),
/* harmony export */   __wbg_startPosition_74782718cbcbf5cd: () => (/* binding */ __wbg_startPosition_74782718cbcbf5cd),
/* harmony export */   __wbg_static_accessor_GLOBAL_THIS_466428f93b4eaa76: () => (/* binding */ __wbg_static_accessor_GLOBAL_THIS_466428f93b4eaa76),
/* harmony export */   __wbg_static_accessor_GLOBAL_c7aea38d4de089bc: () => (/* binding */ __wbg_static_accessor_GLOBAL_c7aea38d4de089bc),
/* harmony export */   __wbg_static_accessor_SELF_42d4fae05e59267a: () => (/* binding */ __wbg_static_accessor_SELF_42d4fae05e59267a),
/* harmony export */   __wbg_static_accessor_WINDOW_e0db14a0eba6a812: () => (/* binding */ __wbg_static_accessor_WINDOW_e0db14a0eba6a812),
/* harmony export */   __wbg_text_3da93512d259fa50: () => (/* binding */ __wbg_text_3da93512d259fa50),
/* harmony export */   __wbg_then_7026b513a94278a8: () => (/* binding */ __wbg_then_7026b513a94278a8),
/* harmony export */   __wbg_then_72819b8d4e081fb5: () => (/* binding */ __wbg_then_72819b8d4e081fb5),
/* harmony export */   __wbg_typeId_cfeb2852df2d91a8: () => (/* binding */ __wbg_typeId_cfeb2852df2d91a8),
/* harmony export */   __wbg_type_a79ec0d8d3bd5f4d: () => (/* binding */ __wbg_type_a79ec0d8d3bd5f4d),
/* harmony export */   __wbg_value_1e2369fab29b420e: () => (/* binding */ __wbg_value_1e2369fab29b420e),
/* harmony export */   __wbg_walk_d168e67a3ea8d856: () => (/* binding */ __wbg_walk_d168e67a3ea8d856),
/* harmony export */   __wbindgen_cast_0000000000000001: () => (/* binding */ __wbindgen_cast_0000000000000001),
/* harmony export */   __wbindgen_cast_0000000000000002: () => (/* binding */ __wbindgen_cast_0000000000000002),
/* harmony export */   __wbindgen_cast_0000000000000003: () => (/* binding */ __wbindgen_cast_0000000000000003),
/* harmony export */   __wbindgen_cast_0000000000000004: () => (/* binding */ __wbindgen_cast_0000000000000004),
/* harmony export */   __wbindgen_cast_0000000000000005: () => (/* binding */ __wbindgen_cast_0000000000000005),
/* harmony export */   __wbindgen_init_externref_table: () => (/* binding */ __wbindgen_init_externref_table),
/* harmony export */   dumpPattern: () => (/* binding */ dumpPattern),
/* harmony export */   initializeTreeSitter: () => (/* binding */ initializeTreeSitter),
/* harmony export */   kind: () => (/* binding */ kind),
/* harmony export */   parse: () => (/* binding */ parse),
/* harmony export */   pattern: () => (/* binding */ pattern),
/* harmony export */   registerDynamicLanguage: () => (/* binding */ registerDynamicLanguage)
/* harmony export */ });
/* harmony import */ var web_tree_sitter__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33);



class Pos {
    static __wrap(ptr) {
        const obj = Object.create(Pos.prototype);
        obj.__wbg_ptr = ptr;
        PosFinalization.register(obj, obj.__wbg_ptr, obj);
        return obj;
    }
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        PosFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_pos_free(ptr, 0);
    }
    /**
     * column number starting from 0
     * @returns {number}
     */
    get column() {
        const ret = wasm.__wbg_get_pos_column(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * character offset of the position
     * @returns {number}
     */
    get index() {
        const ret = wasm.__wbg_get_pos_index(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * line number starting from 0
     * @returns {number}
     */
    get line() {
        const ret = wasm.__wbg_get_pos_line(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * column number starting from 0
     * @param {number} arg0
     */
    set column(arg0) {
        wasm.__wbg_set_pos_column(this.__wbg_ptr, arg0);
    }
    /**
     * character offset of the position
     * @param {number} arg0
     */
    set index(arg0) {
        wasm.__wbg_set_pos_index(this.__wbg_ptr, arg0);
    }
    /**
     * line number starting from 0
     * @param {number} arg0
     */
    set line(arg0) {
        wasm.__wbg_set_pos_line(this.__wbg_ptr, arg0);
    }
}
if (Symbol.dispose) Pos.prototype[Symbol.dispose] = Pos.prototype.free;

class Range {
    static __wrap(ptr) {
        const obj = Object.create(Range.prototype);
        obj.__wbg_ptr = ptr;
        RangeFinalization.register(obj, obj.__wbg_ptr, obj);
        return obj;
    }
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        RangeFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_range_free(ptr, 0);
    }
    /**
     * ending position of the range
     * @returns {Pos}
     */
    get end() {
        const ret = wasm.__wbg_get_range_end(this.__wbg_ptr);
        return Pos.__wrap(ret);
    }
    /**
     * starting position of the range
     * @returns {Pos}
     */
    get start() {
        const ret = wasm.__wbg_get_range_start(this.__wbg_ptr);
        return Pos.__wrap(ret);
    }
    /**
     * ending position of the range
     * @param {Pos} arg0
     */
    set end(arg0) {
        _assertClass(arg0, Pos);
        var ptr0 = arg0.__destroy_into_raw();
        wasm.__wbg_set_range_end(this.__wbg_ptr, ptr0);
    }
    /**
     * starting position of the range
     * @param {Pos} arg0
     */
    set start(arg0) {
        _assertClass(arg0, Pos);
        var ptr0 = arg0.__destroy_into_raw();
        wasm.__wbg_set_range_start(this.__wbg_ptr, ptr0);
    }
}
if (Symbol.dispose) Range.prototype[Symbol.dispose] = Range.prototype.free;

/**
 * Represents a single AST node.
 */
class SgNode {
    static __wrap(ptr) {
        const obj = Object.create(SgNode.prototype);
        obj.__wbg_ptr = ptr;
        SgNodeFinalization.register(obj, obj.__wbg_ptr, obj);
        return obj;
    }
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        SgNodeFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_sgnode_free(ptr, 0);
    }
    /**
     * @returns {SgNode[]}
     */
    ancestors() {
        const ret = wasm.sgnode_ancestors(this.__wbg_ptr);
        var v1 = getArrayJsValueFromWasm0(ret[0], ret[1]);
        wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
        return v1;
    }
    /**
     * @param {number} nth
     * @returns {SgNode | undefined}
     */
    child(nth) {
        const ret = wasm.sgnode_child(this.__wbg_ptr, nth);
        return ret === 0 ? undefined : SgNode.__wrap(ret);
    }
    /**
     * @returns {SgNode[]}
     */
    children() {
        const ret = wasm.sgnode_children(this.__wbg_ptr);
        var v1 = getArrayJsValueFromWasm0(ret[0], ret[1]);
        wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
        return v1;
    }
    /**
     * @deprecated Use `children` instead.
     * @returns {SgNode[]}
     */
    children_nodes() {
        const ret = wasm.sgnode_children_nodes(this.__wbg_ptr);
        var v1 = getArrayJsValueFromWasm0(ret[0], ret[1]);
        wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
        return v1;
    }
    /**
     * @param {any} edits
     * @returns {string}
     */
    commitEdits(edits) {
        let deferred2_0;
        let deferred2_1;
        try {
            const ret = wasm.sgnode_commitEdits(this.__wbg_ptr, edits);
            var ptr1 = ret[0];
            var len1 = ret[1];
            if (ret[3]) {
                ptr1 = 0; len1 = 0;
                throw takeFromExternrefTable0(ret[2]);
            }
            deferred2_0 = ptr1;
            deferred2_1 = len1;
            return getStringFromWasm0(ptr1, len1);
        } finally {
            wasm.__wbindgen_free(deferred2_0, deferred2_1, 1);
        }
    }
    /**
     * @param {string} name
     * @returns {SgNode | undefined}
     */
    field(name) {
        const ptr0 = passStringToWasm0(name, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.sgnode_field(this.__wbg_ptr, ptr0, len0);
        return ret === 0 ? undefined : SgNode.__wrap(ret);
    }
    /**
     * @param {string} name
     * @returns {SgNode[]}
     */
    fieldChildren(name) {
        const ptr0 = passStringToWasm0(name, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.sgnode_fieldChildren(this.__wbg_ptr, ptr0, len0);
        var v2 = getArrayJsValueFromWasm0(ret[0], ret[1]);
        wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
        return v2;
    }
    /**
     * @param {any} matcher
     * @returns {SgNode | undefined}
     */
    find(matcher) {
        const ret = wasm.sgnode_find(this.__wbg_ptr, matcher);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return ret[0] === 0 ? undefined : SgNode.__wrap(ret[0]);
    }
    /**
     * @param {any} matcher
     * @returns {SgNode[]}
     */
    findAll(matcher) {
        const ret = wasm.sgnode_findAll(this.__wbg_ptr, matcher);
        if (ret[3]) {
            throw takeFromExternrefTable0(ret[2]);
        }
        var v1 = getArrayJsValueFromWasm0(ret[0], ret[1]);
        wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
        return v1;
    }
    /**
     * @param {any} m
     * @returns {boolean}
     */
    follows(m) {
        const ret = wasm.sgnode_follows(this.__wbg_ptr, m);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return ret[0] !== 0;
    }
    /**
     * @param {string} m
     * @returns {SgNode | undefined}
     */
    getMatch(m) {
        const ptr0 = passStringToWasm0(m, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.sgnode_getMatch(this.__wbg_ptr, ptr0, len0);
        return ret === 0 ? undefined : SgNode.__wrap(ret);
    }
    /**
     * @param {string} m
     * @returns {SgNode[]}
     */
    getMultipleMatches(m) {
        const ptr0 = passStringToWasm0(m, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.sgnode_getMultipleMatches(this.__wbg_ptr, ptr0, len0);
        var v2 = getArrayJsValueFromWasm0(ret[0], ret[1]);
        wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
        return v2;
    }
    /**
     * @param {string} m
     * @returns {string | undefined}
     */
    getTransformed(m) {
        const ptr0 = passStringToWasm0(m, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.sgnode_getTransformed(this.__wbg_ptr, ptr0, len0);
        let v2;
        if (ret[0] !== 0) {
            v2 = getStringFromWasm0(ret[0], ret[1]);
            wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
        }
        return v2;
    }
    /**
     * @param {any} m
     * @returns {boolean}
     */
    has(m) {
        const ret = wasm.sgnode_has(this.__wbg_ptr, m);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return ret[0] !== 0;
    }
    /**
     * @returns {number}
     */
    id() {
        const ret = wasm.sgnode_id(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * @param {any} m
     * @returns {boolean}
     */
    inside(m) {
        const ret = wasm.sgnode_inside(this.__wbg_ptr, m);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return ret[0] !== 0;
    }
    /**
     * @param {string} kind
     * @returns {boolean}
     */
    is(kind) {
        const ptr0 = passStringToWasm0(kind, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.sgnode_is(this.__wbg_ptr, ptr0, len0);
        return ret !== 0;
    }
    /**
     * @returns {boolean}
     */
    isLeaf() {
        const ret = wasm.sgnode_isLeaf(this.__wbg_ptr);
        return ret !== 0;
    }
    /**
     * @returns {boolean}
     */
    isNamed() {
        const ret = wasm.sgnode_isNamed(this.__wbg_ptr);
        return ret !== 0;
    }
    /**
     * @returns {boolean}
     */
    isNamedLeaf() {
        const ret = wasm.sgnode_isNamedLeaf(this.__wbg_ptr);
        return ret !== 0;
    }
    /**
     * @returns {string}
     */
    kind() {
        let deferred1_0;
        let deferred1_1;
        try {
            const ret = wasm.sgnode_kind(this.__wbg_ptr);
            deferred1_0 = ret[0];
            deferred1_1 = ret[1];
            return getStringFromWasm0(ret[0], ret[1]);
        } finally {
            wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
        }
    }
    /**
     * @param {any} m
     * @returns {boolean}
     */
    matches(m) {
        const ret = wasm.sgnode_matches(this.__wbg_ptr, m);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return ret[0] !== 0;
    }
    /**
     * @returns {SgNode[]}
     */
    namedChildren() {
        const ret = wasm.sgnode_namedChildren(this.__wbg_ptr);
        var v1 = getArrayJsValueFromWasm0(ret[0], ret[1]);
        wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
        return v1;
    }
    /**
     * @returns {SgNode | undefined}
     */
    next() {
        const ret = wasm.sgnode_next(this.__wbg_ptr);
        return ret === 0 ? undefined : SgNode.__wrap(ret);
    }
    /**
     * @returns {SgNode[]}
     */
    nextAll() {
        const ret = wasm.sgnode_nextAll(this.__wbg_ptr);
        var v1 = getArrayJsValueFromWasm0(ret[0], ret[1]);
        wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
        return v1;
    }
    /**
     * @returns {SgNode | undefined}
     */
    parent() {
        const ret = wasm.sgnode_parent(this.__wbg_ptr);
        return ret === 0 ? undefined : SgNode.__wrap(ret);
    }
    /**
     * @deprecated Use `parent` instead.
     * @returns {SgNode | undefined}
     */
    parent_node() {
        const ret = wasm.sgnode_parent_node(this.__wbg_ptr);
        return ret === 0 ? undefined : SgNode.__wrap(ret);
    }
    /**
     * @param {any} m
     * @returns {boolean}
     */
    precedes(m) {
        const ret = wasm.sgnode_precedes(this.__wbg_ptr, m);
        if (ret[2]) {
            throw takeFromExternrefTable0(ret[1]);
        }
        return ret[0] !== 0;
    }
    /**
     * @returns {SgNode | undefined}
     */
    prev() {
        const ret = wasm.sgnode_prev(this.__wbg_ptr);
        return ret === 0 ? undefined : SgNode.__wrap(ret);
    }
    /**
     * @returns {SgNode[]}
     */
    prevAll() {
        const ret = wasm.sgnode_prevAll(this.__wbg_ptr);
        var v1 = getArrayJsValueFromWasm0(ret[0], ret[1]);
        wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
        return v1;
    }
    /**
     * @returns {Range}
     */
    range() {
        const ret = wasm.sgnode_range(this.__wbg_ptr);
        return Range.__wrap(ret);
    }
    /**
     * @param {string} text
     * @returns {WasmEdit}
     */
    replace(text) {
        const ptr0 = passStringToWasm0(text, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.sgnode_replace(this.__wbg_ptr, ptr0, len0);
        return WasmEdit.__wrap(ret);
    }
    /**
     * @returns {string}
     */
    text() {
        let deferred1_0;
        let deferred1_1;
        try {
            const ret = wasm.sgnode_text(this.__wbg_ptr);
            deferred1_0 = ret[0];
            deferred1_1 = ret[1];
            return getStringFromWasm0(ret[0], ret[1]);
        } finally {
            wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
        }
    }
}
if (Symbol.dispose) SgNode.prototype[Symbol.dispose] = SgNode.prototype.free;

/**
 * Represents the parsed tree of code.
 */
class SgRoot {
    static __wrap(ptr) {
        const obj = Object.create(SgRoot.prototype);
        obj.__wbg_ptr = ptr;
        SgRootFinalization.register(obj, obj.__wbg_ptr, obj);
        return obj;
    }
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        SgRootFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_sgroot_free(ptr, 0);
    }
    /**
     * Returns the path of the file if it is discovered by ast-grep's `findInFiles`.
     * Returns `"anonymous"` if the instance is created by `parse`.
     * @returns {string}
     */
    filename() {
        let deferred1_0;
        let deferred1_1;
        try {
            const ret = wasm.sgroot_filename(this.__wbg_ptr);
            deferred1_0 = ret[0];
            deferred1_1 = ret[1];
            return getStringFromWasm0(ret[0], ret[1]);
        } finally {
            wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
        }
    }
    /**
     * This method is mainly for debugging tree parsing result.
     * @returns {any}
     */
    getInnerTree() {
        const ret = wasm.sgroot_getInnerTree(this.__wbg_ptr);
        return ret;
    }
    /**
     * Returns the root SgNode of the ast-grep instance.
     * @returns {SgNode}
     */
    root() {
        const ret = wasm.sgroot_root(this.__wbg_ptr);
        return SgNode.__wrap(ret);
    }
}
if (Symbol.dispose) SgRoot.prototype[Symbol.dispose] = SgRoot.prototype.free;

class WasmEdit {
    static __wrap(ptr) {
        const obj = Object.create(WasmEdit.prototype);
        obj.__wbg_ptr = ptr;
        WasmEditFinalization.register(obj, obj.__wbg_ptr, obj);
        return obj;
    }
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        WasmEditFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_wasmedit_free(ptr, 0);
    }
    /**
     * The end position of the edit (character offset)
     * @returns {number}
     */
    get end_pos() {
        const ret = wasm.__wbg_get_wasmedit_end_pos(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * The text to be inserted
     * @returns {string}
     */
    get inserted_text() {
        let deferred1_0;
        let deferred1_1;
        try {
            const ret = wasm.__wbg_get_wasmedit_inserted_text(this.__wbg_ptr);
            deferred1_0 = ret[0];
            deferred1_1 = ret[1];
            return getStringFromWasm0(ret[0], ret[1]);
        } finally {
            wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
        }
    }
    /**
     * The start position of the edit (character offset)
     * @returns {number}
     */
    get start_pos() {
        const ret = wasm.__wbg_get_wasmedit_start_pos(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * The end position of the edit (character offset)
     * @param {number} arg0
     */
    set end_pos(arg0) {
        wasm.__wbg_set_wasmedit_end_pos(this.__wbg_ptr, arg0);
    }
    /**
     * The text to be inserted
     * @param {string} arg0
     */
    set inserted_text(arg0) {
        const ptr0 = passStringToWasm0(arg0, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
        const len0 = WASM_VECTOR_LEN;
        wasm.__wbg_set_wasmedit_inserted_text(this.__wbg_ptr, ptr0, len0);
    }
    /**
     * The start position of the edit (character offset)
     * @param {number} arg0
     */
    set start_pos(arg0) {
        wasm.__wbg_set_wasmedit_start_pos(this.__wbg_ptr, arg0);
    }
}
if (Symbol.dispose) WasmEdit.prototype[Symbol.dispose] = WasmEdit.prototype.free;

/**
 * Dump a pattern's internal structure for inspection.
 * `selector` is an optional kind name for contextual patterns.
 * `strictness` is one of: "cst", "smart", "ast", "relaxed", "signature", "template".
 * Returns a tree structure showing how ast-grep parses the pattern, including source positions.
 * @param {string} lang
 * @param {string} pattern_str
 * @param {string | null} [selector]
 * @param {string | null} [strictness]
 * @returns {any}
 */
function dumpPattern(lang, pattern_str, selector, strictness) {
    const ptr0 = passStringToWasm0(lang, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len0 = WASM_VECTOR_LEN;
    const ptr1 = passStringToWasm0(pattern_str, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len1 = WASM_VECTOR_LEN;
    var ptr2 = isLikeNone(selector) ? 0 : passStringToWasm0(selector, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    var len2 = WASM_VECTOR_LEN;
    var ptr3 = isLikeNone(strictness) ? 0 : passStringToWasm0(strictness, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    var len3 = WASM_VECTOR_LEN;
    const ret = wasm.dumpPattern(ptr0, len0, ptr1, len1, ptr2, len2, ptr3, len3);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * Initialize the tree-sitter WASM runtime.
 * Must be called before any other function.
 * @returns {Promise<void>}
 */
function initializeTreeSitter() {
    const ret = wasm.initializeTreeSitter();
    return ret;
}

/**
 * Get the `kind` number from its string name.
 * @param {string} lang
 * @param {string} kind_name
 * @returns {number}
 */
function kind(lang, kind_name) {
    const ptr0 = passStringToWasm0(lang, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len0 = WASM_VECTOR_LEN;
    const ptr1 = passStringToWasm0(kind_name, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len1 = WASM_VECTOR_LEN;
    const ret = wasm.kind(ptr0, len0, ptr1, len1);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return ret[0];
}

/**
 * Parse a string to an ast-grep instance.
 * @param {string} lang
 * @param {string} src
 * @returns {SgRoot}
 */
function parse(lang, src) {
    const ptr0 = passStringToWasm0(lang, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len0 = WASM_VECTOR_LEN;
    const ptr1 = passStringToWasm0(src, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len1 = WASM_VECTOR_LEN;
    const ret = wasm.parse(ptr0, len0, ptr1, len1);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return SgRoot.__wrap(ret[0]);
}

/**
 * Compile a string to ast-grep Pattern config.
 * @param {string} lang
 * @param {string} pattern_str
 * @returns {any}
 */
function pattern(lang, pattern_str) {
    const ptr0 = passStringToWasm0(lang, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len0 = WASM_VECTOR_LEN;
    const ptr1 = passStringToWasm0(pattern_str, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len1 = WASM_VECTOR_LEN;
    const ret = wasm.pattern(ptr0, len0, ptr1, len1);
    if (ret[2]) {
        throw takeFromExternrefTable0(ret[1]);
    }
    return takeFromExternrefTable0(ret[0]);
}

/**
 * Register dynamic languages for parsing.
 * `langs` is a Map of language name to its registration config
 * (with `libraryPath` and optional `expandoChar`).
 * Can be called multiple times; existing languages are updated.
 * @param {any} langs
 * @returns {Promise<void>}
 */
function registerDynamicLanguage(langs) {
    const ret = wasm.registerDynamicLanguage(langs);
    return ret;
}
function __wbg_Error_408e67f47ca7b58b(arg0, arg1) {
    const ret = Error(getStringFromWasm0(arg0, arg1));
    return ret;
}
function __wbg_Number_3890faa6d3ff057d(arg0) {
    const ret = Number(arg0);
    return ret;
}
function __wbg_String_8564e559799eccda(arg0, arg1) {
    const ret = String(arg1);
    const ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len1 = WASM_VECTOR_LEN;
    getDataViewMemory0().setInt32(arg0 + 4 * 1, len1, true);
    getDataViewMemory0().setInt32(arg0 + 4 * 0, ptr1, true);
}
function __wbg___new_05520503cd263bba() { return handleError(function () {
    const ret = new web_tree_sitter__WEBPACK_IMPORTED_MODULE_0__.Parser();
    return ret;
}, arguments); }
function __wbg___wbindgen_bigint_get_as_i64_c4ecf48528083721(arg0, arg1) {
    const v = arg1;
    const ret = typeof(v) === 'bigint' ? v : undefined;
    getDataViewMemory0().setBigInt64(arg0 + 8 * 1, isLikeNone(ret) ? BigInt(0) : ret, true);
    getDataViewMemory0().setInt32(arg0 + 4 * 0, !isLikeNone(ret), true);
}
function __wbg___wbindgen_boolean_get_c9c83ebd41b34df3(arg0) {
    const v = arg0;
    const ret = typeof(v) === 'boolean' ? v : undefined;
    return isLikeNone(ret) ? 0xFFFFFF : ret ? 1 : 0;
}
function __wbg___wbindgen_debug_string_a57024b9c6e4a48b(arg0, arg1) {
    const ret = debugString(arg1);
    const ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len1 = WASM_VECTOR_LEN;
    getDataViewMemory0().setInt32(arg0 + 4 * 1, len1, true);
    getDataViewMemory0().setInt32(arg0 + 4 * 0, ptr1, true);
}
function __wbg___wbindgen_in_ac983077f137f2e6(arg0, arg1) {
    const ret = arg0 in arg1;
    return ret;
}
function __wbg___wbindgen_is_bigint_8ffbbef442139384(arg0) {
    const ret = typeof(arg0) === 'bigint';
    return ret;
}
function __wbg___wbindgen_is_function_5e4570eb24ffa122(arg0) {
    const ret = typeof(arg0) === 'function';
    return ret;
}
function __wbg___wbindgen_is_object_a2790eb24c211ea0(arg0) {
    const val = arg0;
    const ret = typeof(val) === 'object' && val !== null;
    return ret;
}
function __wbg___wbindgen_is_string_e6f02f0ea5f20a32(arg0) {
    const ret = typeof(arg0) === 'string';
    return ret;
}
function __wbg___wbindgen_is_undefined_6cff064c44e0d823(arg0) {
    const ret = arg0 === undefined;
    return ret;
}
function __wbg___wbindgen_jsval_eq_0a18949a61670320(arg0, arg1) {
    const ret = arg0 === arg1;
    return ret;
}
function __wbg___wbindgen_jsval_loose_eq_acf2776254a8d832(arg0, arg1) {
    const ret = arg0 == arg1;
    return ret;
}
function __wbg___wbindgen_number_get_136b9679cab35cfb(arg0, arg1) {
    const obj = arg1;
    const ret = typeof(obj) === 'number' ? obj : undefined;
    getDataViewMemory0().setFloat64(arg0 + 8 * 1, isLikeNone(ret) ? 0 : ret, true);
    getDataViewMemory0().setInt32(arg0 + 4 * 0, !isLikeNone(ret), true);
}
function __wbg___wbindgen_string_get_d154f1e671052120(arg0, arg1) {
    const obj = arg1;
    const ret = typeof(obj) === 'string' ? obj : undefined;
    var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    var len1 = WASM_VECTOR_LEN;
    getDataViewMemory0().setInt32(arg0 + 4 * 1, len1, true);
    getDataViewMemory0().setInt32(arg0 + 4 * 0, ptr1, true);
}
function __wbg___wbindgen_throw_bb96b2010945f0bc(arg0, arg1) {
    throw new Error(getStringFromWasm0(arg0, arg1));
}
function __wbg__wbg_cb_unref_be22cc64ae6946a0(arg0) {
    arg0._wbg_cb_unref();
}
function __wbg_call_1c5886ab9c57d1c7() { return handleError(function (arg0, arg1) {
    const ret = arg0.call(arg1);
    return ret;
}, arguments); }
function __wbg_call_35dba3c747ad7521() { return handleError(function (arg0, arg1, arg2) {
    const ret = arg0.call(arg1, arg2);
    return ret;
}, arguments); }
function __wbg_childCount_491f1a640a04e4e0(arg0) {
    const ret = arg0.childCount;
    return ret;
}
function __wbg_childForFieldId_6bccf1281131fa41(arg0, arg1) {
    const ret = arg0.childForFieldId(arg1);
    return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
}
function __wbg_childForFieldName_20df0c35162ea476(arg0, arg1, arg2) {
    const ret = arg0.childForFieldName(getStringFromWasm0(arg1, arg2));
    return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
}
function __wbg_child_4f36aa78dc6f7d90(arg0, arg1) {
    const ret = arg0.child(arg1 >>> 0);
    return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
}
function __wbg_children_c40aac9a65d3ef0a(arg0, arg1) {
    const ret = arg1.children;
    const ptr1 = passArrayJsValueToWasm0(ret, wasm.__wbindgen_malloc);
    const len1 = WASM_VECTOR_LEN;
    getDataViewMemory0().setInt32(arg0 + 4 * 1, len1, true);
    getDataViewMemory0().setInt32(arg0 + 4 * 0, ptr1, true);
}
function __wbg_codePointAt_62da65794259e6a8(arg0, arg1) {
    const ret = arg0.codePointAt(arg1 >>> 0);
    return ret;
}
function __wbg_column_8d27ebc3b06415a9(arg0) {
    const ret = arg0.column;
    return ret;
}
function __wbg_copy_855214b26918aa9f(arg0) {
    const ret = arg0.copy();
    return ret;
}
function __wbg_currentFieldId_9fb22ca0dd37083d(arg0) {
    const ret = arg0.currentFieldId;
    return isLikeNone(ret) ? 0xFFFFFF : ret;
}
function __wbg_currentNode_2dc92bdc76e43570(arg0) {
    const ret = arg0.currentNode;
    return ret;
}
function __wbg_done_669171204c3dcae2(arg0) {
    const ret = arg0.done;
    return ret;
}
function __wbg_endIndex_d1d62e4df6a38dd8(arg0) {
    const ret = arg0.endIndex;
    return ret;
}
function __wbg_endPosition_967bd074bc316906(arg0) {
    const ret = arg0.endPosition;
    return ret;
}
function __wbg_entries_7774d489e1da5f4f(arg0) {
    const ret = Object.entries(arg0);
    return ret;
}
function __wbg_fieldIdForName_0fd6af55146e2ffa(arg0, arg1, arg2) {
    const ret = arg0.fieldIdForName(getStringFromWasm0(arg1, arg2));
    return isLikeNone(ret) ? 0xFFFFFF : ret;
}
function __wbg_get_c0c8f8d7da0c03dd(arg0, arg1) {
    const ret = arg0[arg1 >>> 0];
    return ret;
}
function __wbg_get_d173c0308df22d37() { return handleError(function (arg0, arg1) {
    const ret = Reflect.get(arg0, arg1);
    return ret;
}, arguments); }
function __wbg_get_unchecked_e20b893aeafc3fca(arg0, arg1) {
    const ret = arg0[arg1 >>> 0];
    return ret;
}
function __wbg_get_with_ref_key_6412cf3094599694(arg0, arg1) {
    const ret = arg0[arg1];
    return ret;
}
function __wbg_gotoFirstChild_26ae9598fbd0db34(arg0) {
    const ret = arg0.gotoFirstChild();
    return ret;
}
function __wbg_gotoNextSibling_6642ecd3bcb2a07c(arg0) {
    const ret = arg0.gotoNextSibling();
    return ret;
}
function __wbg_idForNodeType_1c9e018cdd04c1b0(arg0, arg1, arg2, arg3) {
    const ret = arg0.idForNodeType(getStringFromWasm0(arg1, arg2), arg3 !== 0);
    return ret;
}
function __wbg_id_fa3008b43f6471a0(arg0) {
    const ret = arg0.id;
    return ret;
}
function __wbg_init_f604c8a8d189a4b9() {
    const ret = web_tree_sitter__WEBPACK_IMPORTED_MODULE_0__.Parser.init();
    return ret;
}
function __wbg_instanceof_ArrayBuffer_993d02d2d254cad1(arg0) {
    let result;
    try {
        result = arg0 instanceof ArrayBuffer;
    } catch (_) {
        result = false;
    }
    const ret = result;
    return ret;
}
function __wbg_instanceof_Error_61d8a02a0f3383a1(arg0) {
    let result;
    try {
        result = arg0 instanceof Error;
    } catch (_) {
        result = false;
    }
    const ret = result;
    return ret;
}
function __wbg_instanceof_Map_9a4d6ead180ae3a9(arg0) {
    let result;
    try {
        result = arg0 instanceof Map;
    } catch (_) {
        result = false;
    }
    const ret = result;
    return ret;
}
function __wbg_instanceof_Uint8Array_f935dbb0aa7cdeed(arg0) {
    let result;
    try {
        result = arg0 instanceof Uint8Array;
    } catch (_) {
        result = false;
    }
    const ret = result;
    return ret;
}
function __wbg_isArray_6339f732981044bf(arg0) {
    const ret = Array.isArray(arg0);
    return ret;
}
function __wbg_isMissing_bb06055e386ea088(arg0) {
    const ret = arg0.isMissing;
    return ret;
}
function __wbg_isNamed_c629cb1b530e204c(arg0) {
    const ret = arg0.isNamed;
    return ret;
}
function __wbg_isSafeInteger_f3d6cd19ccfe4512(arg0) {
    const ret = Number.isSafeInteger(arg0);
    return ret;
}
function __wbg_iterator_5cebbb86e33c6dd6() {
    const ret = Symbol.iterator;
    return ret;
}
function __wbg_language_714da13457a04cca(arg0) {
    const ret = arg0.language;
    return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
}
function __wbg_length_36bd29c6848c2144(arg0) {
    const ret = arg0.length;
    return ret;
}
function __wbg_length_7afd83ae4ddf324f(arg0) {
    const ret = arg0.length;
    return ret;
}
function __wbg_length_ecfa2c63d3d0d82c(arg0) {
    const ret = arg0.length;
    return ret;
}
function __wbg_load_84bbd0ddfe0878c7(arg0, arg1) {
    const ret = web_tree_sitter__WEBPACK_IMPORTED_MODULE_0__.Language.load(getStringFromWasm0(arg0, arg1));
    return ret;
}
function __wbg_message_c141d5e68716b595(arg0) {
    const ret = arg0.message;
    return ret;
}
function __wbg_namedChildCount_495a31e3061e2f07(arg0) {
    const ret = arg0.namedChildCount;
    return ret;
}
function __wbg_new_116be93542d39019() {
    const ret = new Array();
    return ret;
}
function __wbg_new_77cc4f4f472aeb81(arg0) {
    const ret = new Uint8Array(arg0);
    return ret;
}
function __wbg_new_cdf041679ded4c5f() {
    const ret = new Map();
    return ret;
}
function __wbg_new_ebe3e0f6837f0879() {
    const ret = new Object();
    return ret;
}
function __wbg_new_typed_cceaf62d8d95e9f2(arg0, arg1) {
    try {
        var state0 = {a: arg0, b: arg1};
        var cb0 = (arg0, arg1) => {
            const a = state0.a;
            state0.a = 0;
            try {
                return wasm_bindgen_6c7e428e9880864c___convert__closures_____invoke___js_sys_1923dcd5cc1e6643___Function_fn_wasm_bindgen_6c7e428e9880864c___JsValue_____wasm_bindgen_6c7e428e9880864c___sys__Undefined___js_sys_1923dcd5cc1e6643___Function_fn_wasm_bindgen_6c7e428e9880864c___JsValue_____wasm_bindgen_6c7e428e9880864c___sys__Undefined_______true_(a, state0.b, arg0, arg1);
            } finally {
                state0.a = a;
            }
        };
        const ret = new Promise(cb0);
        return ret;
    } finally {
        state0.a = 0;
    }
}
function __wbg_nextSibling_4f71b439ca502cc4(arg0) {
    const ret = arg0.nextSibling;
    return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
}
function __wbg_next_42cf16ee0dafc9e2() { return handleError(function (arg0) {
    const ret = arg0.next();
    return ret;
}, arguments); }
function __wbg_next_8f26b64fa5e9f64b(arg0) {
    const ret = arg0.next;
    return ret;
}
function __wbg_parent_684e8636e0edf5f4(arg0) {
    const ret = arg0.parent;
    return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
}
function __wbg_parse_a241b022abaae8c5() { return handleError(function (arg0, arg1, arg2, arg3) {
    const ret = arg0.parse(arg1, arg2, arg3);
    return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
}, arguments); }
function __wbg_previousSibling_995246400be409cf(arg0) {
    const ret = arg0.previousSibling;
    return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
}
function __wbg_prototypesetcall_de8e0d9553586985(arg0, arg1, arg2) {
    Uint8Array.prototype.set.call(getArrayU8FromWasm0(arg0, arg1), arg2);
}
function __wbg_queueMicrotask_ac694eae12e92dfb(arg0) {
    queueMicrotask(arg0);
}
function __wbg_queueMicrotask_be5fe34a8f4cad4d(arg0) {
    const ret = arg0.queueMicrotask;
    return ret;
}
function __wbg_resolve_020f95d838c6ef25(arg0) {
    const ret = Promise.resolve(arg0);
    return ret;
}
function __wbg_rootNode_a0b7f7e9ae37c755(arg0) {
    const ret = arg0.rootNode;
    return ret;
}
function __wbg_row_75e601f5dfb734da(arg0) {
    const ret = arg0.row;
    return ret;
}
function __wbg_setLanguage_f8fe1b8d4679fd75() { return handleError(function (arg0, arg1) {
    arg0.setLanguage(arg1);
}, arguments); }
function __wbg_set_014226dfeca53178(arg0, arg1, arg2) {
    const ret = arg0.set(arg1, arg2);
    return ret;
}
function __wbg_set_6be42768c690e380(arg0, arg1, arg2) {
    arg0[arg1] = arg2;
}
function __wbg_set_a80955eb93b145c6(arg0, arg1, arg2) {
    arg0[arg1 >>> 0] = arg2;
}
function __wbg_sgnode_new(arg0) {
    const ret = SgNode.__wrap(arg0);
    return ret;
}
function __wbg_startIndex_45368dd38ff48bbf(arg0) {
    const ret = arg0.startIndex;
    return ret;
}
function __wbg_startPosition_74782718cbcbf5cd(arg0) {
    const ret = arg0.startPosition;
    return ret;
}
function __wbg_static_accessor_GLOBAL_THIS_466428f93b4eaa76() {
    const ret = typeof globalThis === 'undefined' ? null : globalThis;
    return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
}
function __wbg_static_accessor_GLOBAL_c7aea38d4de089bc() {
    const ret = typeof global === 'undefined' ? null : global;
    return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
}
function __wbg_static_accessor_SELF_42d4fae05e59267a() {
    const ret = typeof self === 'undefined' ? null : self;
    return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
}
function __wbg_static_accessor_WINDOW_e0db14a0eba6a812() {
    const ret = typeof window === 'undefined' ? null : window;
    return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
}
function __wbg_text_3da93512d259fa50(arg0) {
    const ret = arg0.text;
    return ret;
}
function __wbg_then_7026b513a94278a8(arg0, arg1) {
    const ret = arg0.then(arg1);
    return ret;
}
function __wbg_then_72819b8d4e081fb5(arg0, arg1, arg2) {
    const ret = arg0.then(arg1, arg2);
    return ret;
}
function __wbg_typeId_cfeb2852df2d91a8(arg0) {
    const ret = arg0.typeId;
    return ret;
}
function __wbg_type_a79ec0d8d3bd5f4d(arg0) {
    const ret = arg0.type;
    return ret;
}
function __wbg_value_1e2369fab29b420e(arg0) {
    const ret = arg0.value;
    return ret;
}
function __wbg_walk_d168e67a3ea8d856(arg0) {
    const ret = arg0.walk();
    return ret;
}
function __wbindgen_cast_0000000000000001(arg0, arg1) {
    // Cast intrinsic for `Closure(Closure { owned: true, function: Function { arguments: [Externref], shim_idx: 344, ret: Result(Unit), inner_ret: Some(Result(Unit)) }, mutable: true }) -> Externref`.
    const ret = makeMutClosure(arg0, arg1, wasm_bindgen_6c7e428e9880864c___convert__closures_____invoke___wasm_bindgen_6c7e428e9880864c___JsValue__core_f0fd674eaa06beef___result__Result_____wasm_bindgen_6c7e428e9880864c___JsError___true_);
    return ret;
}
function __wbindgen_cast_0000000000000002(arg0) {
    // Cast intrinsic for `F64 -> Externref`.
    const ret = arg0;
    return ret;
}
function __wbindgen_cast_0000000000000003(arg0) {
    // Cast intrinsic for `I64 -> Externref`.
    const ret = arg0;
    return ret;
}
function __wbindgen_cast_0000000000000004(arg0, arg1) {
    // Cast intrinsic for `Ref(String) -> Externref`.
    const ret = getStringFromWasm0(arg0, arg1);
    return ret;
}
function __wbindgen_cast_0000000000000005(arg0) {
    // Cast intrinsic for `U64 -> Externref`.
    const ret = BigInt.asUintN(64, arg0);
    return ret;
}
function __wbindgen_init_externref_table() {
    const table = wasm.__wbindgen_externrefs;
    const offset = table.grow(4);
    table.set(0, undefined);
    table.set(offset + 0, undefined);
    table.set(offset + 1, null);
    table.set(offset + 2, true);
    table.set(offset + 3, false);
}
function wasm_bindgen_6c7e428e9880864c___convert__closures_____invoke___wasm_bindgen_6c7e428e9880864c___JsValue__core_f0fd674eaa06beef___result__Result_____wasm_bindgen_6c7e428e9880864c___JsError___true_(arg0, arg1, arg2) {
    const ret = wasm.wasm_bindgen_6c7e428e9880864c___convert__closures_____invoke___wasm_bindgen_6c7e428e9880864c___JsValue__core_f0fd674eaa06beef___result__Result_____wasm_bindgen_6c7e428e9880864c___JsError___true_(arg0, arg1, arg2);
    if (ret[1]) {
        throw takeFromExternrefTable0(ret[0]);
    }
}

function wasm_bindgen_6c7e428e9880864c___convert__closures_____invoke___js_sys_1923dcd5cc1e6643___Function_fn_wasm_bindgen_6c7e428e9880864c___JsValue_____wasm_bindgen_6c7e428e9880864c___sys__Undefined___js_sys_1923dcd5cc1e6643___Function_fn_wasm_bindgen_6c7e428e9880864c___JsValue_____wasm_bindgen_6c7e428e9880864c___sys__Undefined_______true_(arg0, arg1, arg2, arg3) {
    wasm.wasm_bindgen_6c7e428e9880864c___convert__closures_____invoke___js_sys_1923dcd5cc1e6643___Function_fn_wasm_bindgen_6c7e428e9880864c___JsValue_____wasm_bindgen_6c7e428e9880864c___sys__Undefined___js_sys_1923dcd5cc1e6643___Function_fn_wasm_bindgen_6c7e428e9880864c___JsValue_____wasm_bindgen_6c7e428e9880864c___sys__Undefined_______true_(arg0, arg1, arg2, arg3);
}

const PosFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_pos_free(ptr, 1));
const RangeFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_range_free(ptr, 1));
const SgNodeFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_sgnode_free(ptr, 1));
const SgRootFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_sgroot_free(ptr, 1));
const WasmEditFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_wasmedit_free(ptr, 1));

function addToExternrefTable0(obj) {
    const idx = wasm.__externref_table_alloc();
    wasm.__wbindgen_externrefs.set(idx, obj);
    return idx;
}

function _assertClass(instance, klass) {
    if (!(instance instanceof klass)) {
        throw new Error(`expected instance of ${klass.name}`);
    }
}

const CLOSURE_DTORS = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(state => wasm.__wbindgen_destroy_closure(state.a, state.b));

function debugString(val) {
    // primitive types
    const type = typeof val;
    if (type == 'number' || type == 'boolean' || val == null) {
        return  `${val}`;
    }
    if (type == 'string') {
        return `"${val}"`;
    }
    if (type == 'symbol') {
        const description = val.description;
        if (description == null) {
            return 'Symbol';
        } else {
            return `Symbol(${description})`;
        }
    }
    if (type == 'function') {
        const name = val.name;
        if (typeof name == 'string' && name.length > 0) {
            return `Function(${name})`;
        } else {
            return 'Function';
        }
    }
    // objects
    if (Array.isArray(val)) {
        const length = val.length;
        let debug = '[';
        if (length > 0) {
            debug += debugString(val[0]);
        }
        for(let i = 1; i < length; i++) {
            debug += ', ' + debugString(val[i]);
        }
        debug += ']';
        return debug;
    }
    // Test for built-in
    const builtInMatches = /\[object ([^\]]+)\]/.exec(toString.call(val));
    let className;
    if (builtInMatches && builtInMatches.length > 1) {
        className = builtInMatches[1];
    } else {
        // Failed to match the standard '[object ClassName]'
        return toString.call(val);
    }
    if (className == 'Object') {
        // we're a user defined class or Object
        // JSON.stringify avoids problems with cycles, and is generally much
        // easier than looping through ownProperties of `val`.
        try {
            return 'Object(' + JSON.stringify(val) + ')';
        } catch (_) {
            return 'Object';
        }
    }
    // errors
    if (val instanceof Error) {
        return `${val.name}: ${val.message}\n${val.stack}`;
    }
    // TODO we could test for more things here, like `Set`s and `Map`s.
    return className;
}

function getArrayJsValueFromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    const mem = getDataViewMemory0();
    const result = [];
    for (let i = ptr; i < ptr + 4 * len; i += 4) {
        result.push(wasm.__wbindgen_externrefs.get(mem.getUint32(i, true)));
    }
    wasm.__externref_drop_slice(ptr, len);
    return result;
}

function getArrayU8FromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return getUint8ArrayMemory0().subarray(ptr / 1, ptr / 1 + len);
}

let cachedDataViewMemory0 = null;
function getDataViewMemory0() {
    if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)) {
        cachedDataViewMemory0 = new DataView(wasm.memory.buffer);
    }
    return cachedDataViewMemory0;
}

function getStringFromWasm0(ptr, len) {
    return decodeText(ptr >>> 0, len);
}

let cachedUint8ArrayMemory0 = null;
function getUint8ArrayMemory0() {
    if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {
        cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer);
    }
    return cachedUint8ArrayMemory0;
}

function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
        const idx = addToExternrefTable0(e);
        wasm.__wbindgen_exn_store(idx);
    }
}

function isLikeNone(x) {
    return x === undefined || x === null;
}

function makeMutClosure(arg0, arg1, f) {
    const state = { a: arg0, b: arg1, cnt: 1 };
    const real = (...args) => {

        // First up with a closure we increment the internal reference
        // count. This ensures that the Rust closure environment won't
        // be deallocated while we're invoking it.
        state.cnt++;
        const a = state.a;
        state.a = 0;
        try {
            return f(a, state.b, ...args);
        } finally {
            state.a = a;
            real._wbg_cb_unref();
        }
    };
    real._wbg_cb_unref = () => {
        if (--state.cnt === 0) {
            wasm.__wbindgen_destroy_closure(state.a, state.b);
            state.a = 0;
            CLOSURE_DTORS.unregister(state);
        }
    };
    CLOSURE_DTORS.register(real, state, state);
    return real;
}

function passArrayJsValueToWasm0(array, malloc) {
    const ptr = malloc(array.length * 4, 4) >>> 0;
    for (let i = 0; i < array.length; i++) {
        const add = addToExternrefTable0(array[i]);
        getDataViewMemory0().setUint32(ptr + 4 * i, add, true);
    }
    WASM_VECTOR_LEN = array.length;
    return ptr;
}

function passStringToWasm0(arg, malloc, realloc) {
    if (realloc === undefined) {
        const buf = cachedTextEncoder.encode(arg);
        const ptr = malloc(buf.length, 1) >>> 0;
        getUint8ArrayMemory0().subarray(ptr, ptr + buf.length).set(buf);
        WASM_VECTOR_LEN = buf.length;
        return ptr;
    }

    let len = arg.length;
    let ptr = malloc(len, 1) >>> 0;

    const mem = getUint8ArrayMemory0();

    let offset = 0;

    for (; offset < len; offset++) {
        const code = arg.charCodeAt(offset);
        if (code > 0x7F) break;
        mem[ptr + offset] = code;
    }
    if (offset !== len) {
        if (offset !== 0) {
            arg = arg.slice(offset);
        }
        ptr = realloc(ptr, len, len = offset + arg.length * 3, 1) >>> 0;
        const view = getUint8ArrayMemory0().subarray(ptr + offset, ptr + len);
        const ret = cachedTextEncoder.encodeInto(arg, view);

        offset += ret.written;
        ptr = realloc(ptr, len, offset, 1) >>> 0;
    }

    WASM_VECTOR_LEN = offset;
    return ptr;
}

function takeFromExternrefTable0(idx) {
    const value = wasm.__wbindgen_externrefs.get(idx);
    wasm.__externref_table_dealloc(idx);
    return value;
}

let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
cachedTextDecoder.decode();
const MAX_SAFARI_DECODE_BYTES = 2146435072;
let numBytesDecoded = 0;
function decodeText(ptr, len) {
    numBytesDecoded += len;
    if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES) {
        cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
        cachedTextDecoder.decode();
        numBytesDecoded = len;
    }
    return cachedTextDecoder.decode(getUint8ArrayMemory0().subarray(ptr, ptr + len));
}

const cachedTextEncoder = new TextEncoder();

if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = function (arg, view) {
        const buf = cachedTextEncoder.encode(arg);
        view.set(buf);
        return {
            read: arg.length,
            written: buf.length
        };
    };
}

let WASM_VECTOR_LEN = 0;


let wasm;
function __wbg_set_wasm(val) {
    wasm = val;
}


/***/ })

};
