"""The closed lists of what a user can report: symptoms and circumstances, with their English wording."""

from collections.abc import Iterable

from kramkaki.language import mark as N_

# Reported by the user, as they are now or as they come with the cramps.
SYMPTOMS = {
    # mind, balance, heat
    "not_breathing": N_("not breathing, or only gasping"),
    "confusion": N_("confused, not making sense, strange behaviour"),
    "collapse": N_("collapsed or unconscious"),
    "seizure": N_("a seizure (fit)"),
    "staggering": N_("staggering, unable to walk straight"),
    "body_above_40": N_("measured body temperature above 40 °C"),
    "dizziness": N_("dizzy or light-headed"),
    "fainting": N_("fainted"),
    "fever": N_("fever"),
    "shivering": N_("cold through: shivering hard, clumsy or slurring"),
    # low blood sugar
    "shaky_sweaty": N_("shaky, sweaty, pale or very hungry all at once"),
    # too much water
    "headache": N_("headache"),
    "severe_headache": N_("a severe headache"),
    "nausea": N_("nausea"),
    "vomiting": N_("vomiting"),
    "puffiness": N_("puffy hands, face or feet, tight rings or watch strap"),
    "weight_gain": N_("heavier than at the start of the exercise"),
    "diarrhoea": N_("diarrhoea"),
    "fluids_do_not_stay": N_("cannot keep fluids down"),
    "rice_water_stools": N_("stools like rice water, again and again"),
    "little_urine": N_("hardly any urine for half a day"),
    # pregnancy
    "vision_change": N_("blurred sight or flashing lights"),
    "rib_pain": N_("severe pain just under the ribs"),
    # infections, poison
    "yellow_eyes": N_("yellow eyes or skin"),
    "rash_or_bleeding": N_("a new rash, or bleeding from nose or gums"),
    "dirty_wound": N_("a wound with soil, rust or dung in it, or a deep prick"),
    "sweat_spit_tears": N_("sudden much sweat, spit and tears, or narrow pupils"),
    # injury and tight limb
    "deformity": N_("a limb out of shape after an injury"),
    "fall_or_blow": N_("a fall on the leg or a blow to it just before"),
    "cannot_bear_weight": N_("cannot put weight on the leg"),
    "cannot_bear_weight_for_an_hour": N_("still cannot put weight on the leg after an hour"),
    "bone_pain_before": N_("pain in the bone of this leg, already in the weeks before"),
    "severe_spasm": N_("hard, severe spasm around an injury"),
    "tight_limb": N_("a tight, hard limb that hurts more and more"),
    "pain_out_of_proportion": N_("pain far worse than it should be, or worse when the muscle is stretched"),
    "numb_foot": N_("a numb foot"),
    "cold_pale_foot": N_("a cold or pale foot"),
    "pop": N_("a pop or a sudden sharp pain at one spot"),
    "bruise": N_("a bruise at the painful spot"),
    "loss_of_power": N_("the muscle has lost its power"),
    # clot
    "swelling": N_("swelling of one leg"),
    "warm_calf": N_("one calf is warm"),
    "red_calf": N_("one calf is red"),
    "tender_calf": N_("one calf is tender"),
    "tender_beyond_a_day": N_("one calf is still tender more than a day after the cramp"),
    "breathless": N_("short of breath at rest"),
    "chest_pain": N_("chest pain"),
    # muscle breakdown, sickling
    "dark_urine": N_("cola- or tea-coloured urine"),
    "muscle_swelling": N_("badly swollen muscles after effort"),
    "severe_weakness": N_("badly weak muscles after effort"),
    "slumping": N_("legs gave way, more weak than painful, during hard effort"),
    # calcium, heart, nerve
    "tingling": N_("tingling or pins and needles in the legs"),
    "tingling_mouth_hands": N_("tingling round the mouth or in the hands"),
    "hand_foot_spasm": N_("the hands (perhaps the feet too) pulled into a cramped posture"),
    "palpitations": N_("a racing or irregular heartbeat"),
    "new_leg_weakness": N_("new weakness in a leg"),
    "limp_legs": N_("both legs suddenly limp, on waking or after a big meal"),
    "foot_drop": N_("cannot lift the front of the foot"),
    "saddle_numbness": N_("numb between the legs"),
    "bladder_bowel_change": N_("new trouble holding or passing urine or stool"),
    "lockjaw": N_("the jaw locks or spasms"),
    "spreading_spasms": N_("spasms that spread over the body"),
    # what a clinician should look at
    "most_nights": N_("cramps on most nights"),
    "more_than_a_month": N_("cramps for more than a month"),
    "more_than_ten_minutes": N_("cramps that last more than ten minutes"),
    "still_cramping": N_("a cramp that still goes on after ten minutes, in spite of stretching"),
    "persistent_pain": N_("pain that stays after the cramp"),
    "wasting": N_("the muscle is getting thinner"),
    "twitching": N_("the muscle twitches at rest"),
    "weakness": N_("weak legs"),
    "numbness": N_("numb legs or feet"),
    "cramps_elsewhere": N_("cramps in other places than the legs"),
    "calf_pain_walking": N_("calf pain on walking that rest relieves"),
    "worse_standing": N_("leg pain on standing or walking that sitting or bending relieves"),
    "weight_loss": N_("losing weight without meaning to"),
    "night_sweats": N_("night sweats"),
    "urge_to_move": N_("an urge to move the legs in the evening that moving relieves"),
}

# Derived by the caller from the scenario: what is done, where, by whom, with which illness, medicine and blood value.
CIRCUMSTANCES = {
    "heat": N_("in the heat"),
    "first_hot_days": N_("within the first 14 days of hot weather"),
    "cramp_now": N_("a cramp is happening now"),
    "cramp_happened": N_("a cramp happened in the time described"),
    "in_water": N_("in the water"),
    "alone": N_("alone"),
    "exercising": N_("exercising"),
    "after_exercise": N_("within three days after exercise"),
    "maximal_effort": N_("all-out effort"),
    "unaccustomed": N_("exercise one is not used to"),
    "athlete": N_("a trained athlete"),
    "heavy_drinking": N_("drinking a lot of fluid"),
    "alcohol": N_("drinking alcohol"),
    "long_sitting": N_("long sitting, travel or bed rest"),
    "flood_water": N_("in flood water, mud or a rice field in the last six weeks"),
    "tropics": N_("in the tropics"),
    "pesticide": N_("pesticide sprayed or mixed in the last two days"),
    "cold_water": N_("in cold water"),
    "after_injury": N_("an injury of the leg that has not healed"),
    "fracture": N_("a broken bone"),
    "suspected_tear": N_("a suspected muscle or tendon tear"),
    "suspected_clot": N_("a suspected blood clot"),
    "clot_before": N_("a blood clot in the past"),
    "recent_surgery": N_("recent surgery"),
    "thyroid_surgery": N_("recent thyroid or neck surgery"),
    "sickle_trait": N_("sickle cell trait, known or possible"),
    "pregnancy": N_("pregnant"),
    "gave_birth": N_("gave birth in the last six weeks"),
    "child": N_("younger than 16"),
    "young_child": N_("younger than 8"),
    "over_65": N_("65 or older"),
    "elderly": N_("older than 75"),
    "night_cramps": N_("cramps at night"),
    "dialysis": N_("on dialysis"),
    "kidney_disease": N_("kidney disease"),
    "heart_failure": N_("heart failure"),
    "heart_disease": N_("heart disease"),
    "liver_disease": N_("liver disease"),
    "cirrhosis": N_("cirrhosis of the liver"),
    "diabetes": N_("diabetes"),
    "type_1_diabetes": N_("type 1 diabetes"),
    "insulin": N_("taking insulin"),
    "glucose_lowering": N_("taking a medicine that can lower blood sugar too far"),
    "sglt2_inhibitor": N_("taking an SGLT2 inhibitor"),
    "metformin": N_("taking metformin"),
    "thyroid_disease": N_("thyroid disease"),
    "parathyroid_disease": N_("an underactive parathyroid"),
    "adrenal_insufficiency": N_("adrenal glands that work too little"),
    "hypertension": N_("high blood pressure"),
    "artery_disease": N_("narrowed leg arteries"),
    "nerve_disease": N_("a nerve disease or a trapped nerve"),
    "cancer": N_("cancer"),
    "eating_disorder": N_("an eating disorder"),
    "underweight": N_("weighing too little"),
    "past_heat_stroke": N_("a heat stroke in the past"),
    "brittle_bones": N_("brittle bones (osteoporosis)"),
    "overactive_thyroid": N_("an overactive thyroid"),
    "water_retention": N_("a hormone disorder that retains water (SIADH)"),
    "fluid_restriction": N_("told to restrict fluids"),
    "hypercalcaemia": N_("high blood calcium"),
    "kidney_values_unknown": N_("kidney function (eGFR) or blood potassium not told"),
    "emergency_over": N_("a sign of an emergency that is past"),
    "kidney_stones": N_("kidney stones"),
    "diuretic": N_("taking a diuretic (water pill)"),
    "potassium_sparing_diuretic": N_("taking a potassium-sparing diuretic"),
    "ace_inhibitor": N_("taking an ACE inhibitor, ARB or ARNI"),
    "trimethoprim": N_("taking trimethoprim"),
    "digoxin": N_("taking digoxin"),
    "lithium": N_("taking lithium"),
    "calcineurin_inhibitor": N_("taking ciclosporin or tacrolimus"),
    "heparin": N_("having heparin"),
    "desmopressin": N_("taking desmopressin"),
    "long_steroids": N_("taking cortisone tablets for months"),
    "beta_agonist": N_("taking a long-acting beta-agonist inhaler"),
    "statin": N_("taking a statin"),
    "hormone_medicine": N_("taking hormones such as oestrogen or raloxifene"),
    "iron_infusion": N_("having iron infusions"),
    "chemotherapy": N_("having chemotherapy"),
    "warfarin": N_("taking warfarin"),
    "potassium_supplement": N_("taking a potassium supplement"),
    "potassium_overdose": N_("more than 3 g of potassium a day from supplements"),
    "potassium_poisoning": N_("5 g of potassium or more at once"),
    "magnesium_supplement": N_("taking a magnesium supplement"),
    "magnesium_overdose": N_("more than 350 mg of magnesium a day from supplements"),
    "vitamin_e_overdose": N_("more than 1000 mg of vitamin E a day"),
    "calcium_supplement": N_("taking a calcium supplement"),
    "salt_tablets": N_("taking salt tablets"),
}


def unknown_slugs(slugs: Iterable[str], known: Iterable[str]) -> list[str]:
    """Which of the slugs are not in the list.

    Parameters
    ----------
    slugs : iterable of str
    known : dict
        `SYMPTOMS` or `CIRCUMSTANCES`.

    Returns
    -------
    unknown : list of str
        Sorted.
    """
    return sorted(set(slugs) - set(known))
